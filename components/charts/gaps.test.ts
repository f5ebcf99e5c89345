import { describe, expect, it } from 'vitest'
import { gapsBefore } from './gaps'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** Times from a start on, each so much after the last. */
const times = (...steps: readonly number[]): number[] => {
  let at = 0
  return [0, ...steps.map((step) => (at += step))]
}
const raw = (rangeMs: number) => ({ rangeMs, bucketMs: 0 })
const many = (count: number, step: number): number[] => Array.from({ length: count }, () => step)

describe('gapsBefore', () => {
  it('has none where a slow history goes over into a quick live feed', () => {
    const mixed = times(...many(12, 4 * MINUTE_MS), ...many(100, 3 * SECOND_MS))
    expect([...gapsBefore(mixed, raw(HOUR_MS))]).toEqual([])
  })

  it('finds the outage in either part of it', () => {
    const slow = times(...many(6, 2 * MINUTE_MS), 20 * MINUTE_MS, ...many(6, 2 * MINUTE_MS))
    expect([...gapsBefore(slow, raw(HOUR_MS))]).toEqual([7])
    const quick = times(...many(40, 3 * SECOND_MS), 5 * MINUTE_MS, ...many(40, 3 * SECOND_MS))
    expect([...gapsBefore(quick, raw(HOUR_MS))]).toEqual([41])
  })

  it('takes a pause that the range is too long to show for none', () => {
    const quick = times(...many(40, 3 * SECOND_MS), 5 * MINUTE_MS, ...many(40, 3 * SECOND_MS))
    expect([...gapsBefore(quick, raw(24 * HOUR_MS))]).toEqual([])
  })

  it('joins buckets that every reading falls into only now and then', () => {
    const buckets = times(...many(20, 5 * MINUTE_MS))
    expect([...gapsBefore(buckets, { rangeMs: 6 * HOUR_MS, bucketMs: MINUTE_MS })]).toEqual([])
  })

  it('joins two lone points that are near each other, and not two far apart', () => {
    expect([...gapsBefore(times(10 * MINUTE_MS), raw(HOUR_MS))]).toEqual([])
    expect([...gapsBefore(times(30 * MINUTE_MS), raw(HOUR_MS))]).toEqual([1])
    expect([...gapsBefore([], raw(HOUR_MS))]).toEqual([])
  })
})
