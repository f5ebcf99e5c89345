import { expect, it } from 'vitest'
import { lagQuantileMs } from './lag-quantile'
import { readExposition } from './read-exposition'

const scrape = (counts: Readonly<Record<string, number>>) =>
  readExposition(
    Object.entries(counts)
      .map(([le, count]) => `signalbox_event_loop_lag_seconds_bucket{le="${le}",process="broker"} ${count}`)
      .join('\n'),
  )

it('is of what came between the two scrapes', () => {
  const before = scrape({ '0.01': 0, '0.05': 500, '+Inf': 1_000 })
  const after = scrape({ '0.01': 950, '0.05': 1_500, '+Inf': 2_000 })
  expect(lagQuantileMs(before, after, 'broker', 0.95)).toBe(10)
  expect(lagQuantileMs(before, after, 'broker', 0.99)).toBeCloseTo(42)
})

it('is beyond all bounds where it lies beyond the last bucket', () => {
  expect(lagQuantileMs([], scrape({ '0.05': 1, '+Inf': 10 }), 'broker', 0.99)).toBe(Number.POSITIVE_INFINITY)
})

it('is of one process alone', () => {
  expect(lagQuantileMs([], scrape({ '0.05': 1, '+Inf': 1 }), 'web', 0.99)).toBe(0)
})
