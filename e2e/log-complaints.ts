/** What of a server's log is no good news: a warning, an error, and any line that is neither a record nor a notice of ours. */

const WARN = 40

export const logComplaints = (output: string): readonly string[] =>
  output.split('\n').filter((line) => line.trim() !== '' && isComplaint(line))

function isComplaint(line: string): boolean {
  if (line.startsWith('signalbox  ')) return false
  try {
    const record: unknown = JSON.parse(line)
    return !(
      typeof record === 'object' &&
      record !== null &&
      'level' in record &&
      Number(record.level) < WARN
    )
  } catch {
    return true
  }
}
