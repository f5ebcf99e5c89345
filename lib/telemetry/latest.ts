import type { Pool } from 'pg'
import type { JsonValue } from '@/lib/core/json'
import type { Micros } from '@/lib/core/micros'
import { loadValue, type StoredKind } from './reading-row'

export interface LatestReading {
  readonly value: JsonValue
  readonly ts: Micros
  readonly receivedAt: Micros
}

interface Row {
  readonly series: string
  readonly ts: string
  readonly received: string
  readonly kind: StoredKind
  readonly num: number | null
  readonly txt: string | null
}

/** The newest reading of each series that has one: one backward index step a series. */
export async function latest(pool: Pool, series: readonly number[]): Promise<Map<number, LatestReading>> {
  const { rows } = await pool.query<Row>(
    `SELECT s.series, micros(r.ts) AS ts, micros(r.received_at) AS received, r.kind, r.num, r.txt
       FROM unnest($1::bigint[]) AS s (series)
      CROSS JOIN LATERAL (SELECT * FROM readings WHERE readings.series = s.series ORDER BY ts DESC LIMIT 1) AS r`,
    [series],
  )
  return new Map(
    rows.map((row) => [
      Number(row.series),
      { value: loadValue(row), ts: Number(row.ts), receivedAt: Number(row.received) },
    ]),
  )
}
