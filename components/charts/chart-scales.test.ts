import { describe, expect, it } from 'vitest'
import { formatBucket, formatValue, timeTicks, valueDomain, valueTicks } from './chart-scales'

describe('timeTicks', () => {
  it('stands on round times, no more than asked for', () => {
    const from = Date.UTC(2026, 10, 21, 12, 3, 7)
    const ticks = timeTicks(from, from + 15 * 60_000, 6)
    expect(ticks.length).toBeGreaterThanOrEqual(2)
    expect(ticks.length).toBeLessThanOrEqual(6)
    expect(ticks.every((tick) => tick % (5 * 60_000) === 0)).toBe(true)
  })

  it('has none for a range that is empty or turned round', () => {
    expect(timeTicks(5, 5, 6)).toEqual([])
    expect(timeTicks(6, 5, 6)).toEqual([])
  })
})

describe('value axis', () => {
  it('leaves air above and below, and puts a flat line in the middle', () => {
    expect(valueDomain([0, 100])).toEqual([-5, 105])
    expect(valueDomain([20])).toEqual([19, 21])
    expect(valueDomain([0])).toEqual([-1, 1])
    expect(valueDomain([])).toEqual([0, 1])
  })

  it('has round ticks without binary dust', () => {
    expect(valueTicks([0.05, 0.72], 4)).toEqual([0.2, 0.4, 0.6])
    expect(valueTicks([-5, 105], 5)).toEqual([0, 50, 100])
    expect(valueTicks([1, 1], 5)).toEqual([])
  })

  it('says values and widths shortly', () => {
    expect([0.1 + 0.2, 1234567.89, 1e12, Number.NaN].map(formatValue)).toEqual([
      '0.3',
      '1234570',
      '1.000e+12',
      '–',
    ])
    expect([60, 90, 3600, 86_400, 0.5].map(formatBucket)).toEqual(['1 min', '90 s', '1 h', '1 d', '0.5 s'])
  })
})
