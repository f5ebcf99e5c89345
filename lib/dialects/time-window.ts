import { ACCEPTED_FROM, MICROS_PER_HOUR, type Micros } from '@/lib/core/micros'
import { AHEAD_HOURS_MAX, type RegisteredDevice } from '@/lib/core/registry'
import type { Mend } from '@/lib/core/rejection'

/** Which times a payload may carry: from 2000 to so many hours after it came in. */
export interface TimeWindow {
  readonly receivedAt: Micros
  readonly aheadHours: number
}

export const timeWindow = (
  { settings }: Pick<RegisteredDevice, 'settings'>,
  receivedAt: Micros,
): TimeWindow => ({ receivedAt, aheadHours: settings.timestampAheadHours })

export const isAccepted = (at: Micros, { receivedAt, aheadHours }: TimeWindow): boolean =>
  at >= ACCEPTED_FROM && at <= receivedAt + aheadHours * MICROS_PER_HOUR

export function aheadWords({ aheadHours }: TimeWindow): string {
  if (aheadHours === 1) return 'an hour'
  if (aheadHours % 24 !== 0) return `${aheadHours} hours`
  return aheadHours === 24 ? 'a day' : `${aheadHours / 24} days`
}

/** Whole days, so that a clock that drifts further is not refused again at once. Nothing where no window would do. */
export function widened(at: Micros, { receivedAt, aheadHours }: TimeWindow): Mend | undefined {
  const days = Math.ceil((at - receivedAt) / MICROS_PER_HOUR / 24)
  const hours = days * 24
  if (hours <= aheadHours || hours > AHEAD_HOURS_MAX) return undefined
  return {
    sentence: `Set the device's clock, or leave the time out to use the time of receipt. Where the time is meant, let the tenant accept times up to ${days} days ahead.`,
    action: { kind: 'widen-time-window', hours },
  }
}
