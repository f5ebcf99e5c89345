import { describe, expect, it } from 'vitest'
import { chartSeries, standsAlone } from './chart-rows'
import { readingsCsv } from './readings-csv'
import { resolveRange } from './time-range'

const sensorId = '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0003'

const HOUR_MS = 3_600_000

describe('chartSeries', () => {
  it('keeps a pause of many buckets as a gap', () => {
    const { rows } = chartSeries(
      {
        mode: 'buckets',
        sensorId,
        bucketSeconds: 60,
        points: [
          [0, 1, 3, 2, 5, 2],
          [60_000, 1, 3, 2, 5, 2],
          [600_000, 4, 6, 5, 5, 5],
        ],
      },
      HOUR_MS,
    )
    expect(rows.map(({ value }) => value)).toEqual([2, 2, null, 5])
    expect(rows[0]?.band).toEqual([1, 3])
  })

  it('finds the point that no line reaches', () => {
    const burst = [0, 10, 20, 30, 200].map((ms): [number, number] => [ms, 1])
    const { rows } = chartSeries({ mode: 'raw', sensorId, points: [...burst, [HOUR_MS, 2]] }, HOUR_MS)
    expect(rows.map(({ value }) => value)).toEqual([1, 1, 1, 1, 1, null, 2])
    expect([...rows.keys()].filter((index) => standsAlone(rows, index))).toEqual([6])
  })

  it('draws booleans as 0 and 1 and counts what cannot be drawn', () => {
    const points: [number, boolean | string][] = [
      [0, true],
      [1, 'off'],
      [2, false],
    ]
    const series = chartSeries({ mode: 'raw', sensorId, points }, HOUR_MS)
    expect(series.rows.map(({ value }) => value)).toEqual([1, 0])
    expect(series.undrawable).toBe(1)
  })
})

describe('readingsCsv', () => {
  it('quotes what needs it and lets no cell begin a formula', () => {
    const csv = readingsCsv([
      {
        name: '=cmd',
        unit: 'a,b',
        readings: {
          mode: 'raw',
          sensorId,
          points: [
            [0, 'say "x"'],
            [1, -4],
          ],
        },
      },
    ])
    expect(csv.split('\r\n')).toEqual([
      'time,sensor,unit,value,min,max,avg,count,last',
      `1970-01-01T00:00:00.000Z,'=cmd,"a,b","say ""x""",,,,,`,
      `1970-01-01T00:00:00.001Z,'=cmd,"a,b",-4,,,,,`,
      '',
    ])
  })
})

describe('resolveRange', () => {
  it('ends a preset now, lets two instants win, and says what is wrong with one', () => {
    expect(resolveRange({ preset: '1h', from: null, to: null }, 7_200_000)).toEqual({
      fromMs: 3_600_000,
      toMs: 7_200_000,
    })
    const from = '2026-11-21T10:00:00Z'
    const to = '2026-11-21T11:00:00Z'
    expect(resolveRange({ preset: '1h', from, to }, 0)).toEqual({
      fromMs: Date.parse(from),
      toMs: Date.parse(to),
    })
    expect(resolveRange({ preset: '1h', from: to, to: from }, 0)).toContain('beginning')
    expect(resolveRange({ preset: '1h', from, to: null }, 0)).toContain('until when')
  })
})
