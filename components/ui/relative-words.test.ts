import { describe, expect, it } from 'vitest'
import { exactTime, relativeWords } from './relative-words'

const now = Date.UTC(2026, 10, 21, 12, 0, 0)

describe('relativeWords', () => {
  it.each([
    [0, 'just now'],
    [1_999, 'just now'],
    [2_000, '2 s ago'],
    [59_999, '59 s ago'],
    [60_000, '1 min ago'],
    [3_599_999, '59 min ago'],
    [3_600_000, '1 h ago'],
    [86_400_000, '1 d ago'],
    [29 * 86_400_000, '29 d ago'],
    [30 * 86_400_000, '2026-10-22'],
  ])('calls an age of %d ms "%s"', (ageMs, words) => {
    expect(relativeWords(now - ageMs, now)).toBe(words)
  })

  it('says of the future that it is to come', () => {
    expect(relativeWords(now + 7_200_000, now)).toBe('in 2 h')
  })
})

it('writes the exact time in UTC, whatever the zone of the reader', () => {
  expect(exactTime(now)).toBe('2026-11-21 12:00:00 UTC')
})
