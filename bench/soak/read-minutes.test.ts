import { expect, it } from 'vitest'
import { readMinutes } from './read-minutes'

it('is an hour where nothing is said, and what is said else', () => {
  expect(readMinutes([])).toBe(60)
  expect(readMinutes(['--minutes=2'])).toBe(2)
})

it.each([['--minutes=0'], ['--minutes=soon'], ['--minutes'], ['2']])('%s is no length', (arg) => {
  expect(readMinutes([arg])).toBeUndefined()
})
