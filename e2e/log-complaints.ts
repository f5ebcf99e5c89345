/** What of a server's log is no good news: a warning, an error, and any line that is neither a record nor a notice of ours. */

const WARN = 40

/** React's own, which its server says now and then of a page that is not found while it streams. */
const REACT_FLUSHED_TWICE =
  /⨯ Error: Aborted, errored or already flushed boundaries should not be flushed again\. This is a bug in React\.\n(?: {4}at .*\n)*(?: {2}digest: .*\n\}\n)?/g

export const logComplaints = (output: string): readonly string[] =>
  output
    .replaceAll(REACT_FLUSHED_TWICE, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && isComplaint(line))

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
