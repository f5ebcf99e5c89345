import type { Pool } from 'pg'
import type { JsonValue } from '@/lib/core/json'
import type { Micros } from '@/lib/core/micros'
import { loadValue, type StoredKind } from './reading-row'

export interface RangeQuery {
  readonly series: number
  readonly from: Micros
  readonly to: Micros
  /** At most so many points are drawn. */
  readonly points: number
}

/** `[ms at the start, min, max, avg, count, last]` */
export type Bucket = [number, number, number, number, number, number]

export type Range =
  | { readonly mode: 'raw'; readonly points: [number, JsonValue][] }
  | { readonly mode: 'buckets'; readonly bucketSeconds: number; readonly points: Bucket[] }

/** Widths that people read on an axis. */
const WIDTHS_SECONDS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 604800,
]

/** History of one series, oldest first: every point while they fit, else buckets of its numbers; empty buckets are left out. */
export async function range(pool: Pool, query: RangeQuery): Promise<Range> {
  const raw = await rawPoints(pool, query)
  if (raw.length <= query.points) return { mode: 'raw', points: raw }
  const spanSeconds = (query.to - query.from) / 1_000_000
  const bucketSeconds =
    WIDTHS_SECONDS.find((width) => spanSeconds / width <= query.points) ??
    Math.ceil(spanSeconds / query.points)
  return { mode: 'buckets', bucketSeconds, points: await buckets(pool, query, bucketSeconds) }
}

interface RawRow {
  readonly ts: string
  readonly kind: StoredKind
  readonly num: number | null
  readonly txt: string | null
}

async function rawPoints(
  pool: Pool,
  { series, from, to, points }: RangeQuery,
): Promise<[number, JsonValue][]> {
  const { rows } = await pool.query<RawRow>(
    `SELECT micros(ts) AS ts, kind, num, txt FROM readings
      WHERE series = $1 AND ts >= at_micros($2) AND ts < at_micros($3) ORDER BY ts LIMIT $4`,
    [series, from, to, points + 1],
  )
  return rows.map((row) => [Number(row.ts) / 1000, loadValue(row)])
}

interface BucketRow {
  readonly start: string
  readonly min: number
  readonly max: number
  readonly avg: number
  readonly count: string
  readonly last: number
}

async function buckets(
  pool: Pool,
  { series, from, to }: RangeQuery,
  widthSeconds: number,
): Promise<Bucket[]> {
  const { rows } = await pool.query<BucketRow>(
    `SELECT micros(date_bin($4 * interval '1 second', ts, timestamptz '2000-01-03 00:00:00Z')) AS start,
            min(num), max(num), avg(num), count(num), (array_agg(num ORDER BY ts DESC))[1] AS last
       FROM readings
      WHERE series = $1 AND ts >= at_micros($2) AND ts < at_micros($3) AND num IS NOT NULL
      GROUP BY start ORDER BY start`,
    [series, from, to, widthSeconds],
  )
  return rows.map(({ start, min, max, avg, count, last }) => [
    Number(start) / 1000,
    min,
    max,
    avg,
    Number(count),
    last,
  ])
}
