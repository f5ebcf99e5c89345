import type { DecodedReading, Reading } from '@/lib/core/reading'

export type Stamped = Reading & {
  readonly item?: number
  /** The payload had no time. */
  readonly isAssigned: boolean
}

/**
 * Times as the broker gives them where the payload has none: when the message came, a microsecond more for each that
 * follows; an item of a batch keeps its own microsecond when it is judged alone.
 */
export function stamp(readings: readonly DecodedReading[]): Stamped[] {
  let untimed = 0
  return readings.map((reading) => ({
    ...reading,
    ts: reading.ts ?? reading.receivedAt + (reading.item ?? untimed++),
    isAssigned: reading.ts === null,
  }))
}
