import { formatMicros } from '@/lib/core/micros'
import type { Reading } from '@/lib/core/reading'
import { encodeLevel } from '@/lib/core/topic'

const encoder = new TextEncoder()

/** Readings of any dialect as a data feed, `{"dps": [{"t", "v", "prop"}]}`: one point a reading. */
export function encodeFeed(readings: readonly Reading[]): Uint8Array {
  // By hand, since JSON.stringify has no number for the exact text of a large integer.
  const points = readings.map((reading) => {
    const { ts, value, exact } = reading
    const t = JSON.stringify(formatMicros(ts))
    return `{"t":${t},"v":${exact ?? JSON.stringify(value)},"prop":${JSON.stringify(propertyOf(reading))}}`
  })
  return encoder.encode(`{"dps":[${points.join(',')}]}`)
}

/** A property of Connio by its name; a sensor of another dialect by its whole path, in lower case as all properties are. */
const propertyOf = (reading: Reading): string =>
  reading.dialect === 'connio'
    ? reading.key
    : [reading.connection, reading.measurement, reading.key].map(encodeLevel).join('/').toLowerCase()
