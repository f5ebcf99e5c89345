/** What the API answered, as rows that a chart draws: gaps are rows without a value. Pure. */
import type { Readings } from '@/lib/contract/readings'
import type { JsonValue } from '@/lib/core/json'

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

/** A pause this many times longer than the usual distance of raw points is a gap ... */
const GAP_FACTOR = 5
/** ... if it is also this part of what is drawn: a burst's pauses are no gaps. */
const GAP_PART = 1 / 50

export function chartSeries(readings: Readings): ChartSeries {
  return readings.mode === 'raw' ? rawSeries(readings) : bucketSeries(readings)
}

function rawSeries({ sensorId, points }: Extract<Readings, { mode: 'raw' }>): ChartSeries {
  const rows: ChartRow[] = []
  for (const [ms, value] of points) {
    const drawn = drawable(value)
    if (drawn !== undefined) rows.push({ ms, value: drawn, band: null, count: 1 })
  }
  const undrawable = points.length - rows.length
  return { sensorId, isBuckets: false, rows: withGaps(rows, rawGapMs(rows)), undrawable }
}

function bucketSeries({
  sensorId,
  bucketSeconds,
  points,
}: Extract<Readings, { mode: 'buckets' }>): ChartSeries {
  const rows = points.map(
    ([ms, min, max, avg, count]): ChartRow => ({ ms, value: avg, band: [min, max], count }),
  )
  return {
    sensorId,
    isBuckets: true,
    bucketSeconds,
    rows: withGaps(rows, bucketSeconds * 1500),
    undrawable: 0,
  }
}

/** An empty row between two that stand further apart than `gapMs`. */
function withGaps(rows: readonly ChartRow[], gapMs: number): readonly ChartRow[] {
  const next: ChartRow[] = []
  let before: ChartRow | undefined
  for (const row of rows) {
    if (before && gapMs > 0 && row.ms - before.ms > gapMs) {
      next.push({ ms: (before.ms + row.ms) / 2, value: null, band: null, count: 0 })
    }
    next.push(row)
    before = row
  }
  return next
}

function rawGapMs(rows: readonly ChartRow[]): number {
  const drawnMs = (rows.at(-1)?.ms ?? 0) - (rows[0]?.ms ?? 0)
  const step = usualStep(rows)
  return step === 0 ? 0 : Math.max(step * GAP_FACTOR, drawnMs * GAP_PART)
}

/** Whether neither neighbour joins the row by a line, so that it shows only as a dot. */
export const standsAlone = (rows: readonly ChartRow[], index: number): boolean =>
  rows[index]?.value !== null && isGapAt(rows, index - 1) && isGapAt(rows, index + 1)

const isGapAt = (rows: readonly ChartRow[], index: number): boolean => (rows[index]?.value ?? null) === null

/** The median distance of neighbours; 0 where there are too few to tell. */
function usualStep(rows: readonly ChartRow[]): number {
  const steps: number[] = []
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1]
    if (before) steps.push(row.ms - before.ms)
  }
  if (steps.length < 3) return 0
  steps.sort((a, b) => a - b)
  return steps[Math.floor(steps.length / 2)] ?? 0
}

/** Booleans are drawn as 0 and 1. */
function drawable(value: JsonValue): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'boolean' ? Number(value) : undefined
}
