/** Rows of `readings` in PostgreSQL's binary COPY format. Allocates one buffer a batch: this is the hot path. */
import type { Micros } from '@/lib/core/micros'
import { type ReadingRow, type StoredValue, storeValue } from './reading-row'

export const COPY_READINGS =
  'COPY readings (series, ts, received_at, kind, num, txt, tags) FROM STDIN WITH (FORMAT binary)'

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1')
const HEADER_BYTES = SIGNATURE.length + 8
/** Field count, and seven lengths, and the four fixed fields. */
const ROW_FIXED_BYTES = 2 + 7 * 4 + 8 + 8 + 8 + 1
/** PostgreSQL counts microseconds from 2000-01-01. */
const EPOCH_OFFSET: Micros = Date.UTC(2000, 0, 1) * 1000

interface Prepared {
  readonly row: ReadingRow
  readonly stored: StoredValue
  readonly tags: string | null
}

export function copyRows(rows: readonly ReadingRow[]): Buffer {
  let bytes = HEADER_BYTES + 2
  const prepared: Prepared[] = rows.map((row) => {
    const stored = storeValue(row.value, row.exact)
    const tags = row.tags ? JSON.stringify(row.tags) : null
    bytes += ROW_FIXED_BYTES + (stored.num === null ? 0 : 8) + byteLength(stored.txt) + byteLength(tags)
    return { row, stored, tags }
  })
  const out = Buffer.allocUnsafe(bytes)
  SIGNATURE.copy(out, 0)
  let at = out.writeInt32BE(0, SIGNATURE.length)
  at = out.writeInt32BE(0, at)
  for (const { row, stored, tags } of prepared) {
    at = out.writeInt16BE(7, at)
    at = writeInt64(out, row.series, at)
    at = writeInt64(out, row.ts - EPOCH_OFFSET, at)
    at = writeInt64(out, row.receivedAt - EPOCH_OFFSET, at)
    at = out.writeInt32BE(1, at)
    at = out.writeUInt8(stored.kind.charCodeAt(0), at)
    if (stored.num === null) {
      at = out.writeInt32BE(-1, at)
    } else {
      at = out.writeInt32BE(8, at)
      at = out.writeDoubleBE(stored.num, at)
    }
    at = writeText(out, stored.txt, at)
    at = writeText(out, tags, at)
  }
  at = out.writeInt16BE(-1, at)
  return out.subarray(0, at)
}

const byteLength = (text: string | null): number => (text === null ? 0 : Buffer.byteLength(text))

function writeInt64(out: Buffer, value: number, at: number): number {
  const next = out.writeInt32BE(8, at)
  return out.writeBigInt64BE(BigInt(value), next)
}

function writeText(out: Buffer, text: string | null, at: number): number {
  if (text === null) return out.writeInt32BE(-1, at)
  const length = out.write(text, at + 4)
  out.writeInt32BE(length, at)
  return at + 4 + length
}
