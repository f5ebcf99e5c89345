import { expect, test } from 'vitest'
import { readSeconds } from './read-seconds'

test('a row takes a minute, or as long as is said', () => {
  expect(readSeconds(undefined)).toBe(60)
  expect(['90', '--seconds=90', '600'].map(readSeconds)).toEqual([90, 90, 600])
})

test('refuses what is no such time', () => {
  for (const argument of ['', '0', '601', 'hour', 'a while', '--minutes=3']) {
    expect(() => readSeconds(argument)).toThrow('seconds a row')
  }
})
