import { expect, it } from 'vitest'
import { stepTo } from './step-to'

it('joins the ends for the arrows', () => {
  expect(stepTo('ArrowDown', 2, 3)).toBe(0)
  expect(stepTo('ArrowUp', 0, 3)).toBe(2)
})

it('stops at the ends for a page', () => {
  expect(stepTo('PageDown', 2, 5)).toBe(4)
  expect(stepTo('PageUp', 2, 5)).toBe(0)
})

it('moves for nothing else, and not in an empty list', () => {
  expect(stepTo('a', 1, 5)).toBeUndefined()
  expect(stepTo('ArrowDown', 0, 0)).toBeUndefined()
})
