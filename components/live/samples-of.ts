import type { Readings } from '@/lib/contract/readings'
import type { Samples } from './live-messages'

/** History as points of a live chart: raw ones as they are, a bucket as its average. */
export function samplesOf(readings: Readings): Samples {
  if (readings.mode === 'buckets') return readings.points.flatMap(([ms, , , average]) => [ms, average])
  return readings.points.flatMap(([ms, value]) => {
    if (typeof value === 'number') return [ms, value]
    return typeof value === 'boolean' ? [ms, Number(value)] : []
  })
}
