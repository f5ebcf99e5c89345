import { expect, it } from 'vitest'
import { ChartWindow } from './chart-window'

it('joins history that arrives after live points, each time once', () => {
  const window = new ChartWindow(60_000)
  window.add('a', [3000, 3, 4000, 4])
  window.add('a', [1000, 1, 3000, 30])
  expect(window.table('a')).toEqual([
    [1, 3, 4],
    [1, 30, 4],
  ])
})

it('lets go of what lies before its span', () => {
  const window = new ChartWindow(2000)
  for (let second = 1; second <= 5; second++) window.add('a', [second * 1000, second])
  expect(window.table('a')).toEqual([
    [3, 4, 5],
    [3, 4, 5],
  ])
  window.keepOnly([])
  expect(window.table('a')).toEqual([[], []])
})

it('breaks the line where the device was silent', () => {
  const window = new ChartWindow(60_000)
  for (const second of [0, 1, 2, 3, 23, 24, 25]) window.add('a', [second * 1000, second])
  expect(window.table('a')).toEqual([
    [0, 1, 2, 3, 13, 23, 24, 25],
    [0, 1, 2, 3, null, 23, 24, 25],
  ])
})

it('holds the whole span however fast points come, with the outermost values and the newest', () => {
  const spanMs = 60_000
  const window = new ChartWindow(spanMs)
  const valueAt = (ms: number) => (ms === 30_007 ? 1000 : ms === 30_013 ? -1000 : ms % 10)
  for (let from = 0; from <= 2 * spanMs; from += 100) {
    const samples = Array.from({ length: 100 }, (_, index) => from + index).flatMap((ms) => [
      ms,
      valueAt(ms - spanMs),
    ])
    window.add('a', samples)
  }
  const [seconds, values] = window.table('a')
  expect(seconds.length).toBeLessThanOrEqual(3 * 1201)
  expect((seconds.at(-1) ?? 0) - (seconds[0] ?? 0)).toBeGreaterThan(59.9)
  expect([Math.min(...values.map(Number)), Math.max(...values.map(Number))]).toEqual([-1000, 1000])
  expect([seconds.at(-1), values.at(-1)]).toEqual([120.099, 9])
  expect(seconds).toEqual(seconds.toSorted((a, b) => a - b))
})
