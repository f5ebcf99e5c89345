import { expect, it } from 'vitest'
import { nearestTick } from './nearest-tick'

it('finds the point nearest in time, and none that is too far', () => {
  const ticks = [{ value: 0 }, { value: 1000 }, { value: 2000 }]
  expect(nearestTick(ticks, '1400', 600)).toBe(1)
  expect(nearestTick(ticks, 1600, 600)).toBe(2)
  expect(nearestTick(ticks, 9000, 600)).toBe(-1)
  expect(nearestTick([], 0, 600)).toBe(-1)
  expect(nearestTick(ticks, undefined, 600)).toBe(-1)
})
