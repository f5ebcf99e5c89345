import { expect, it } from 'vitest'
import { cutoffOf } from './cutoff'

it('is the beginning of a day in UTC, the same all day long', () => {
  const morning = Date.UTC(2026, 2, 10, 0, 0, 1)
  const evening = Date.UTC(2026, 2, 10, 23, 59, 59)
  expect(cutoffOf(1, morning).toISOString()).toBe('2026-03-09T00:00:00.000Z')
  expect(cutoffOf(1, evening)).toEqual(cutoffOf(1, morning))
  expect(cutoffOf(30, evening).toISOString()).toBe('2026-02-08T00:00:00.000Z')
})
