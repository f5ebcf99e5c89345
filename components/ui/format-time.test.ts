import { expect, it } from 'vitest'
import { formatClock, formatDateTime } from './format-time'

it('writes 24 hours, with leading noughts, of a number or of text', () => {
  const afternoon = new Date(2026, 0, 2, 15, 4, 5, 6)
  expect(formatDateTime(afternoon.getTime())).toBe('2026-01-02 15:04:05')
  expect(formatClock(afternoon.toISOString())).toBe('15:04:05.006')
})
