import { describe, expect, it } from 'vitest'
import type { Readings } from '@/lib/contract/readings'
import { isStale, trendWindow, usualGapMs } from './trend'

const sensorId = '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0003'
const raw = (times: readonly number[]): Readings => ({
  mode: 'raw',
  sensorId,
  points: times.map((ms): [number, number] => [ms, 1]),
})

describe('trend', () => {
  it('is the hour that ends with the minute of the newest reading', () => {
    expect(trendWindow(3_600_001)).toEqual({ fromMs: 60_000, toMs: 3_660_000 })
    expect(trendWindow(3_659_999)).toEqual(trendWindow(3_600_001))
  })

  it('knows how often a sensor reports', () => {
    expect(usualGapMs(raw([0, 1000, 2000, 6000]))).toBe(2000)
    expect(
      usualGapMs({
        mode: 'buckets',
        sensorId,
        bucketSeconds: 60,
        points: [
          [0, 1, 1, 1, 60, 1],
          [60_000, 1, 1, 1, 60, 1],
        ],
      }),
    ).toBe(1000)
    for (const times of [[], [0], [0, 1000]]) expect(usualGapMs(raw(times))).toBeUndefined()
  })

  it('calls silence stale against what is usual, and not within a minute', () => {
    expect(isStale(0, 59_000, 1000)).toBe(false)
    expect(isStale(0, 61_000, 1000)).toBe(true)
    expect(isStale(0, 61_000, 60_000)).toBe(false)
    expect(isStale(0, 301_000, 60_000)).toBe(true)
    expect(isStale(0, 3_600_000, undefined)).toBe(false)
    expect(isStale(0, 90_000_000, undefined)).toBe(true)
  })
})
