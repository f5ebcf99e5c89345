import type { Reading } from '@/lib/core/reading'
import type { EventData } from './dialect'

const encoder = new TextEncoder()

/** Readings as one event, `{key: value, ...}`, with the time of the first; none of nothing. */
export function readingEvent(subject: string, readings: readonly Reading[]): readonly EventData[] {
  const [first] = readings
  if (!first) return []
  // By hand, since JSON.stringify has no number for the exact text of a large integer.
  const members = readings.map(
    ({ key, value, exact }) => `${JSON.stringify(key)}:${exact ?? JSON.stringify(value)}`,
  )
  const data = encoder.encode(`{${members.join(',')}}`)
  return [{ subject, time: first.ts, contentType: 'application/json', data }]
}
