import { expect, it } from 'vitest'
import { rateWords } from './rate-words'

it.each([
  [0, '0'],
  [0.001, '< 0.01'],
  [0.0499, '0.05'],
  [3.21, '3.2'],
  [1203.7, '1,204'],
])('writes %d as %s', (rate, words) => {
  expect(rateWords(rate)).toBe(words)
})
