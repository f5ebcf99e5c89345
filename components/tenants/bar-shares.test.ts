import { expect, it } from 'vitest'
import { barShares } from './bar-shares'

it('is percent of the largest, and never nothing for something', () => {
  expect(barShares([0, 1, 500, 1_000])).toEqual([0, 1, 50, 100])
  expect(barShares([0, 0])).toEqual([0, 0])
  expect(barShares([])).toEqual([])
})
