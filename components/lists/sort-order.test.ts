import { expect, it } from 'vitest'
import { nextSort, sortState } from './sort-order'

it('turns the order round at the second click', () => {
  expect(nextSort('name', 'last-seen')).toBe('last-seen')
  expect(nextSort('last-seen', 'last-seen')).toBe('-last-seen')
  expect(nextSort('-last-seen', 'last-seen')).toBe('last-seen')
})

it('begins at the other end where the column says so', () => {
  expect(nextSort('name', 'rate', 'descending')).toBe('-rate')
  expect(nextSort('-rate', 'rate', 'descending')).toBe('rate')
  expect(nextSort('rate', 'rate', 'descending')).toBe('-rate')
})

it('knows which column is sorted by, and how', () => {
  expect(sortState('-name', 'name')).toBe('descending')
  expect(sortState('name', 'name')).toBe('ascending')
  expect(sortState('name', 'created')).toBe('none')
})
