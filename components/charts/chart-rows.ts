/** What the API answered, as rows that a chart draws: gaps are rows without a value. Pure. */
import type { Readings } from '@/lib/contract/readings'
import type { JsonValue } from '@/lib/core/json'
import { type GapScale, gapsBefore } from './gaps'

export interface ChartRow {
  readonly ms: number
  /** The point itself, or the bucket's average; null in a gap. */
  readonly value: number | null
  /** Least and greatest of a bucket. */
  readonly band: readonly [number, number] | null
  readonly count: number
}

export interface ChartSeries {
  readonly sensorId: string
  readonly isBuckets: boolean
  readonly bucketSeconds?: number
  readonly rows: readonly ChartRow[]
  /** Stored points that are no number and are only in the table. */
  readonly undrawable: number
}

/** `rangeMs`: the whole range that is shown, by which a pause is long or short. */
export function chartSeries(readings: Readings, rangeMs: number): ChartSeries {
  return readings.mode === 'raw' ? rawSeries(readings, rangeMs) : bucketSeries(readings, rangeMs)
}

function rawSeries({ sensorId, points }: Extract<Readings, { mode: 'raw' }>, rangeMs: number): ChartSeries {
  const rows: ChartRow[] = []
  for (const [ms, value] of points) {
    const drawn = drawable(value)
    if (drawn !== undefined) rows.push({ ms, value: drawn, band: null, count: 1 })
  }
  const undrawable = points.length - rows.length
  return { sensorId, isBuckets: false, rows: withGaps(rows, { rangeMs, bucketMs: 0 }), undrawable }
}

function bucketSeries(
  { sensorId, bucketSeconds, points }: Extract<Readings, { mode: 'buckets' }>,
  rangeMs: number,
): ChartSeries {
  const rows = points.map(
    ([ms, min, max, avg, count]): ChartRow => ({ ms, value: avg, band: [min, max], count }),
  )
  return {
    sensorId,
    isBuckets: true,
    bucketSeconds,
    rows: withGaps(rows, { rangeMs, bucketMs: bucketSeconds * 1000 }),
    undrawable: 0,
  }
}

/** An empty row in the middle of each gap. */
function withGaps(rows: readonly ChartRow[], scale: GapScale): readonly ChartRow[] {
  const gaps = gapsBefore(
    rows.map(({ ms }) => ms),
    scale,
  )
  return rows.flatMap((row, index): ChartRow[] => {
    const before = gaps.has(index) ? rows[index - 1] : undefined
    if (before === undefined) return [row]
    return [{ ms: (before.ms + row.ms) / 2, value: null, band: null, count: 0 }, row]
  })
}

/** Whether neither neighbour joins the row by a line, so that it shows only as a dot. */
export const standsAlone = (rows: readonly ChartRow[], index: number): boolean =>
  rows[index]?.value !== null && isGapAt(rows, index - 1) && isGapAt(rows, index + 1)

const isGapAt = (rows: readonly ChartRow[], index: number): boolean => (rows[index]?.value ?? null) === null

/** Booleans are drawn as 0 and 1. */
function drawable(value: JsonValue): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'boolean' ? Number(value) : undefined
}
