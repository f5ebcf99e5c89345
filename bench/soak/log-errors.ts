const ERROR_LEVEL = 50

/** Lines of the product's output that tell of an error: records of that level, and what is no record and looks like one. */
export function logErrors(said: string): readonly string[] {
  return said.split('\n').filter((line) => {
    if (!line.startsWith('{')) return /^\s+at |Error:|unhandled|has ended and starts again/i.test(line)
    try {
      const record: unknown = JSON.parse(line)
      return typeof record === 'object' && record !== null && 'level' in record
        ? Number(record.level) >= ERROR_LEVEL
        : false
    } catch {
      return false
    }
  })
}
