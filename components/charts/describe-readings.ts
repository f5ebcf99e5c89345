import type { Readings } from '@/lib/contract/readings'
import { formatBucket } from './chart-scales'

/** What is drawn, in words: "min / max / avg of 1 min, 60 buckets". Pure. */
export function describeReadings(readings: Readings, undrawable: number): string {
  const count = readings.points.length
  const many = (word: string) => `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`
  const drawn =
    readings.mode === 'raw'
      ? many('raw point')
      : `min / max / avg of ${formatBucket(readings.bucketSeconds)}, ${many('bucket')}`
  if (undrawable === 0) return drawn
  return `${drawn}; ${undrawable} ${undrawable === 1 ? 'is no number and stands' : 'are no numbers and stand'} only in the table`
}
