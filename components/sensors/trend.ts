/** A sensor's hour up to its newest reading, how often it reports, and whether it has gone quiet. Pure. */
import type { Readings } from '@/lib/contract/readings'
import type { TimeRange } from '../charts/time-range'

const MINUTE_MS = 60_000
const SPAN_MS = 60 * MINUTE_MS
/** Silence this many times the usual is long ... */
const STALE_FACTOR = 5
/** ... and never less than this. */
const STALE_LEAST_MS = MINUTE_MS
/** Of a sensor whose rhythm nobody knows. */
const STALE_UNKNOWN_MS = 24 * 60 * MINUTE_MS

/** Ends with the minute of the newest reading: it changes, and is asked for, once a minute at most. */
export function trendWindow(newestMs: number): TimeRange {
  const toMs = (Math.floor(newestMs / MINUTE_MS) + 1) * MINUTE_MS
  return { fromMs: toMs - SPAN_MS, toMs }
}

/** The mean time from one reading to the next; nothing where there are too few to say. */
export function usualGapMs(readings: Readings): number | undefined {
  const { points } = readings
  const first = points[0]
  const last = points.at(-1)
  if (first === undefined || last === undefined) return undefined
  if (readings.mode === 'raw') {
    return points.length < 3 ? undefined : (last[0] - first[0]) / (points.length - 1)
  }
  const count = readings.points.reduce((sum, point) => sum + point[4], 0)
  return (last[0] + readings.bucketSeconds * 1000 - first[0]) / count
}

/** `receivedMs`: when the newest reading came in, whatever time it says of itself. */
export function isStale(receivedMs: number, nowMs: number, usualMs: number | undefined): boolean {
  const patienceMs =
    usualMs === undefined ? STALE_UNKNOWN_MS : Math.max(STALE_LEAST_MS, usualMs * STALE_FACTOR)
  return nowMs - receivedMs > patienceMs
}
