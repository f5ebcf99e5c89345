import { describe, expect, it } from 'vitest'
import { linePath, nearestRow, periodBefore, shiftedRows } from './before'
import type { ChartRow } from './chart-rows'

const row = (ms: number, value: number | null): ChartRow => ({ ms, value, band: null, count: 1 })
const rows = [row(0, 1), row(10, 2), row(15, null), row(20, 4)]

describe('the period before', () => {
  it('is as long and ends where the range begins', () => {
    expect(periodBefore({ fromMs: 100, toMs: 160 })).toEqual({ fromMs: 40, toMs: 100 })
    expect(
      shiftedRows({ sensorId: 's', isBuckets: false, rows, undrawable: 0 }, 60).map(({ ms }) => ms),
    ).toEqual([60, 70, 75, 80])
  })

  it('answers the nearest row that has a value', () => {
    expect(nearestRow(rows, 4, 10)?.ms).toBe(0)
    expect(nearestRow(rows, 6, 10)?.ms).toBe(10)
    expect(nearestRow(rows, 99, 100)?.ms).toBe(20)
    expect(nearestRow(rows, 99, 10)).toBeUndefined()
    expect(nearestRow([], 0, 10)).toBeUndefined()
  })

  it('is drawn with its gaps, and a lone point as a dot', () => {
    const same = (value: number) => value
    expect(linePath(rows, same, same)).toBe('M0.0,1.0L10.0,2.0M20.0,4.0h0.01')
  })
})
