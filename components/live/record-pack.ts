/**
 * Records on their way from the worker to the page: their JSON in one buffer that changes hands, so that neither side
 * copies them field by field. The page parses a record when it is looked at; at a thousand a second most never are.
 */
import type { LogRecord } from '@/lib/contract/logs'

export interface SizedRecord {
  readonly seq: number
  readonly bytes: number
  readonly record: LogRecord
}

/** A record as it came in; it has been checked to be one. */
export interface RecordText {
  readonly seq: number
  readonly bytes: number
  readonly text: Uint8Array
}

export interface PackedRecords {
  readonly text: Uint8Array<ArrayBuffer>
  /** Where in the text each record ends; the next begins there. */
  readonly ends: Uint32Array<ArrayBuffer>
  readonly seqs: Float64Array<ArrayBuffer>
}

export function packRecords(rows: readonly RecordText[]): PackedRecords {
  const text = new Uint8Array(rows.reduce((sum, { bytes }) => sum + bytes, 0))
  const ends = new Uint32Array(rows.length)
  const seqs = new Float64Array(rows.length)
  let end = 0
  for (const [index, row] of rows.entries()) {
    text.set(row.text, end)
    end += row.bytes
    ends[index] = end
    seqs[index] = row.seq
  }
  return { text, ends, seqs }
}

export function unpackRecords({ text, ends, seqs }: PackedRecords): SizedRecord[] {
  const rows: SizedRecord[] = []
  let from = 0
  for (const [index, seq] of seqs.entries()) {
    const end = ends[index] ?? from
    rows.push(new UnreadRecord(seq, text, from, end))
    from = end
  }
  return rows
}

const utf8 = new TextDecoder()

/** Keeps the buffer of its batch alive: rows of one batch leave the ring together, or nearly so. */
class UnreadRecord implements SizedRecord {
  #record: LogRecord | undefined

  constructor(
    readonly seq: number,
    private readonly text: Uint8Array,
    private readonly from: number,
    private readonly end: number,
  ) {}

  get bytes(): number {
    return this.end - this.from
  }

  /** The same object each time: a row is drawn again only for another one. */
  get record(): LogRecord {
    // The worker has checked it.
    this.#record ??= JSON.parse(utf8.decode(this.text.subarray(this.from, this.end))) as LogRecord
    return this.#record
  }
}
