import { expect, it } from 'vitest'
import { OverRate } from './over-rate'

it('is told at once, then once a minute, and the rest at the end', () => {
  const over = new OverRate()
  expect(over.note('dropped', 1_000)).toEqual({ dropped: 1, held: 0 })
  expect(over.note('dropped', 2_000)).toBeUndefined()
  expect(over.note('held', 60_999)).toBeUndefined()
  expect(over.note('held', 61_000)).toEqual({ dropped: 1, held: 2 })
  expect(over.note('held', 61_001)).toBeUndefined()
  expect(over.untold()).toEqual({ dropped: 0, held: 1 })
  expect(over.untold()).toBeUndefined()
})
