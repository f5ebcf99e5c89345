import { describe, expect, it } from 'vitest'
import { MICROS_PER_HOUR } from '@/lib/core/micros'
import { AHEAD_HOURS_MAX } from '@/lib/core/registry'
import { receivedAt } from './fixtures'
import { aheadWords, isAccepted, widened } from './time-window'
import { isoOrMsTimestamp } from './timestamp'

const window = { receivedAt, aheadHours: 24 }
const ahead = (hours: number) => receivedAt + hours * MICROS_PER_HOUR

describe('the time window of a tenant', () => {
  it('ends where its setting says', () => {
    expect(isAccepted(ahead(24), window)).toBe(true)
    expect(isAccepted(ahead(24) + 1, window)).toBe(false)
    expect(isAccepted(ahead(48), { ...window, aheadHours: 48 })).toBe(true)
    expect(isAccepted(Date.UTC(1999, 11, 31) * 1000, window)).toBe(false)
  })

  it('is offered wider by whole days, as far as a tenant may have it', () => {
    expect(widened(ahead(25), window)?.action).toEqual({ kind: 'widen-time-window', hours: 48 })
    expect(widened(ahead(24 * 30), window)?.action).toEqual({ kind: 'widen-time-window', hours: 720 })
    expect(widened(ahead(AHEAD_HOURS_MAX), window)?.action).toMatchObject({ hours: AHEAD_HOURS_MAX })
    expect(widened(ahead(AHEAD_HOURS_MAX + 1), window)).toBeUndefined()
    expect(widened(Date.UTC(1970, 0, 2) * 1000, window)).toBeUndefined()
  })

  it('is not offered wider for a number in another unit', () => {
    const seconds = isoOrMsTimestamp(receivedAt / 1_000_000, 't', window)
    expect(seconds).toMatchObject({ code: 'timestamp-out-of-range' })
    expect(seconds).not.toHaveProperty('mend.action')
  })

  it.each([
    [1, 'an hour'],
    [24, 'a day'],
    [36, '36 hours'],
    [72, '3 days'],
  ])('of %i hours is called %s', (aheadHours, words) => {
    expect(aheadWords({ ...window, aheadHours })).toBe(words)
  })
})
