import type { Micros } from '@/lib/core/micros'
import type { Sql } from '@/lib/db/sql'
import type { StoredKind, StoredValue } from './reading-row'

export interface Occupant extends StoredValue {
  readonly receivedAt: Micros
}

/** Ten messages of the most readings that one may hold. */
const WINDOW: Micros = 10_000

interface Row {
  readonly series: string
  readonly ts: string
  readonly received: string
  readonly kind: StoredKind
  readonly num: number | null
  readonly txt: string | null
}

export const occupiedKey = (series: number, ts: Micros): string => `${series}/${ts}`

/** What is stored at some times of series and shortly after each, by `occupiedKey`. */
export async function occupied(
  sql: Sql,
  wanted: readonly { readonly series: number; readonly ts: Micros }[],
): Promise<Map<string, Occupant>> {
  if (wanted.length === 0) return new Map()
  const { rows } = await sql.query<Row & Record<string, unknown>>(
    `SELECT r.series, micros(r.ts) AS ts, micros(r.received_at) AS received, r.kind, r.num, r.txt
       FROM unnest($1::bigint[], $2::bigint[]) AS w (series, ts)
       JOIN readings r ON r.series = w.series AND r.ts >= at_micros(w.ts) AND r.ts < at_micros(w.ts + $3::bigint)`,
    [wanted.map(({ series }) => series), wanted.map(({ ts }) => ts), WINDOW],
  )
  return new Map(
    rows.map(({ series, ts, received, kind, num, txt }) => [
      occupiedKey(Number(series), Number(ts)),
      { kind, num, txt, receivedAt: Number(received) },
    ]),
  )
}
