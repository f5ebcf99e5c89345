import type { Readings } from '@/lib/contract/readings'
import type { Sample } from './live-messages'

/** History as points of a live chart: raw ones as they are, a bucket as its average. */
export function samplesOf(readings: Readings): Sample[] {
  if (readings.mode === 'buckets') return readings.points.map(([ms, , , average]): Sample => [ms, average])
  return readings.points.flatMap(([ms, value]): Sample[] => {
    if (typeof value === 'number') return [[ms, value]]
    return typeof value === 'boolean' ? [[ms, Number(value)]] : []
  })
}
