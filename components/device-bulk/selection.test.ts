import { expect, it } from 'vitest'
import { between } from './selection'

it('chooses from the row clicked before to this one, both ways', () => {
  expect(between(['a', 'b', 'c', 'd'], 'b', 'd')).toEqual(['b', 'c', 'd'])
  expect(between(['a', 'b', 'c', 'd'], 'd', 'b')).toEqual(['b', 'c', 'd'])
})

it('chooses the row alone where none was clicked before, or that one is on another page', () => {
  expect(between(['a', 'b'], undefined, 'b')).toEqual(['b'])
  expect(between(['a', 'b'], 'z', 'b')).toEqual(['b'])
})
