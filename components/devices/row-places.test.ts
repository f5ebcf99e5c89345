import { expect, it } from 'vitest'
import { orderOfPlaces, rowsByPlace } from './row-places'

it('leaves who stays in sight in its place, and gives the others the places that are free', () => {
  expect(rowsByPlace(0, 5, 100)).toEqual([0, 1, 2, 3, 4])
  expect(rowsByPlace(2, 5, 100)).toEqual([5, 6, 2, 3, 4])
  expect(rowsByPlace(40, 5, 100)).toEqual([40, 41, 42, 43, 44])
})

it('shows as many rows at the end of the list, and all of one that is short', () => {
  expect(rowsByPlace(98, 5, 100)).toEqual([95, 96, 97, 98, 99])
  expect(rowsByPlace(0, 5, 3)).toEqual([0, 1, 2])
  expect(rowsByPlace(0, 5, 0)).toEqual([])
})

it('keeps the order of the document while the list scrolls, and reads from top to bottom once it rests', () => {
  const first = orderOfPlaces([], rowsByPlace(0, 5, 100), false)
  expect(first).toEqual([0, 1, 2, 3, 4])
  expect(orderOfPlaces(first, rowsByPlace(2, 5, 100), true)).toBe(first)
  expect(orderOfPlaces(first, rowsByPlace(2, 5, 100), false)).toEqual([2, 3, 4, 0, 1])
})

it('orders anew when there are more places', () => {
  expect(orderOfPlaces([0, 1], rowsByPlace(1, 3, 100), true)).toEqual([1, 2, 0])
})
