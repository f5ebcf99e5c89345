import type { Pool } from 'pg'
import type { JsonValue } from '@/lib/core/json'
import type { Micros } from '@/lib/core/micros'
import { attachedMonths } from './partitions'
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

/**
 * The newest reading of each series that has one. Looked for first in the attached months alone, newest first, until
 * one has it: with the default partition, which may hold any time, each series would be looked up in every month.
 */
export async function latest(
  pool: Pool,
  series: readonly number[],
  now = new Date(),
): Promise<Map<number, LatestReading>> {
  const recent = await newest(pool, series, attachedMonths(now))
  const others = series.filter((one) => !recent.has(one))
  if (others.length === 0) return recent
  return new Map([...recent, ...(await newest(pool, others))])
}

async function newest(
  pool: Pool,
  series: readonly number[],
  bounds?: { readonly from: string; readonly to: string },
): Promise<Map<number, LatestReading>> {
  const within = bounds ? 'AND ts >= $2::timestamptz AND ts < $3::timestamptz' : ''
  const { rows } = await pool.query<Row>(
    `SELECT s.series, micros(r.ts) AS ts, micros(r.received_at) AS received, r.kind, r.num, r.txt
       FROM unnest($1::bigint[]) AS s (series)
      CROSS JOIN LATERAL
            (SELECT * FROM readings WHERE readings.series = s.series ${within} ORDER BY ts DESC LIMIT 1) AS r`,
    bounds ? [series, bounds.from, bounds.to] : [series],
  )
  return new Map(
    rows.map((row) => [
      Number(row.series),
      { value: loadValue(row), ts: Number(row.ts), receivedAt: Number(row.received) },
    ]),
  )
}
