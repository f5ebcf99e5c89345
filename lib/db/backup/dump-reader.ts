import type { AppliedMigration } from '../migrate'
import { type DumpLine, FIRST_LINE, ROWS_END, readDumpLine } from './dump-format'
import { lines } from './lines'

/** A dump that cannot be restored here: `message` is one sentence that says why. */
export class RestoreError extends Error {
  override readonly name = 'RestoreError'
}

const WRITE_BYTES = 64 * 1024

/** Goes through a dump line by line, once. */
export class DumpReader {
  private readonly lines: AsyncGenerator<Buffer>
  private held: DumpLine | undefined
  rowsRead = 0

  constructor(dump: AsyncIterable<Buffer>) {
    this.lines = lines(dump)
  }

  /** The migrations that the dump was made with. */
  async header(): Promise<readonly AppliedMigration[]> {
    if ((await this.line()) !== FIRST_LINE) throw new RestoreError('This is no dump of Signalbox.')
    const migrations: AppliedMigration[] = []
    for (;;) {
      const line = await this.next()
      if (line.kind !== 'migration') {
        this.held = line
        return migrations
      }
      migrations.push(line)
    }
  }

  async next(): Promise<DumpLine> {
    const held = this.held
    this.held = undefined
    if (held) return held
    const line = await this.line()
    const read = readDumpLine(line)
    if (!read) throw notOurs(line)
    return read
  }

  /** The rows of the table at which the reader stands, in pieces fit to be written. */
  async *rows(): AsyncGenerator<Buffer> {
    let piece: Buffer[] = []
    let bytes = 0
    for (;;) {
      const row = await this.bytes()
      if (row.length === ROWS_END.length && row.toString('latin1') === ROWS_END) break
      this.rowsRead += 1
      piece.push(row, NEWLINE)
      bytes += row.length + 1
      if (bytes < WRITE_BYTES) continue
      yield Buffer.concat(piece)
      piece = []
      bytes = 0
    }
    yield Buffer.concat(piece)
  }

  private async line(): Promise<string> {
    return (await this.bytes()).toString('utf8')
  }

  private async bytes(): Promise<Buffer> {
    const { value, done } = await this.lines.next()
    if (done || value === undefined) {
      throw new RestoreError('The dump ends in the middle: it was not written whole, or was cut since.')
    }
    return value
  }
}

const NEWLINE = Buffer.from('\n')

export const notOurs = (line: string): RestoreError =>
  new RestoreError(
    `The dump holds a line that no dump of Signalbox has: ${JSON.stringify(line.slice(0, 80))}.`,
  )
