import { expect, it } from 'vitest'
import { backoffMs } from './backoff'

it('doubles from a second to thirty, at least half of it certain', () => {
  expect([1, 2, 3, 6, 50].map((failures) => backoffMs(failures, () => 1))).toEqual([
    1000, 2000, 4000, 30_000, 30_000,
  ])
  expect(backoffMs(3, () => 0)).toBe(2000)
})
