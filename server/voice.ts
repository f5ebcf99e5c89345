/** What people read in the terminal. */

export interface Voice {
  readonly say: (sentence: string) => void
  /** A line that a child wrote: JSON of its log, or plain text. */
  readonly childLine: (name: string, line: string) => void
  /** One sentence, or a bug with its stack. */
  readonly fail: (problem: unknown) => void
}

export function makeVoice(): Voice {
  return {
    say: (sentence) => void process.stdout.write(`signalbox  ${sentence}\n`),
    childLine: (name, line) =>
      void process.stdout.write(`${process.stdout.isTTY ? readable(name, line) : line}\n`),
    fail: (problem) =>
      void process.stderr.write(
        `${typeof problem === 'string' ? problem : problem instanceof Error ? problem.stack : String(problem)}\n`,
      ),
  }
}

/** A log line as `12:00:00 broker  sentence`; anything else as it came. */
function readable(name: string, line: string): string {
  try {
    const parsed: unknown = JSON.parse(line)
    if (typeof parsed === 'object' && parsed !== null && 'msg' in parsed && 'time' in parsed) {
      const time = new Date(Number(parsed.time)).toISOString().slice(11, 19)
      const failure = 'err' in parsed ? ` ${JSON.stringify(parsed.err)}` : ''
      return `${time} ${name}  ${String(parsed.msg)}${failure}`
    }
  } catch {
    // Not a log line.
  }
  return `${name}  ${line}`
}
