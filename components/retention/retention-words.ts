/** Retention as people say it. Pure. */
import type { RetentionPreview, RetentionRun } from '@/lib/contract/retention'
import { plural } from '../lists/plural'

export const keptWords = (days: number | null): string => (days === null ? 'for ever' : plural(days, 'day'))

/** "2026-03-09" of a time in UTC. */
const dayOf = (at: string): string => at.slice(0, 10)

const spanWords = (oldest: string | null, newest: string | null): string =>
  oldest === null || newest === null
    ? ''
    : dayOf(oldest) === dayOf(newest)
      ? `, of ${dayOf(oldest)}`
      : `, from ${dayOf(oldest)} to ${dayOf(newest)}`

/** What saving would delete, one sentence each. */
export function previewWords({ readings, logs }: RetentionPreview): readonly string[] {
  const ofReadings =
    readings === null
      ? 'Readings are kept for ever: none is deleted.'
      : readings.count === 0
        ? `No reading is older than ${dayOf(readings.before)}: none is deleted now.`
        : `Deletes ${plural(readings.count, 'reading')} of ${plural(readings.sensors, 'sensor')} on ${plural(readings.devices, 'device')}${spanWords(readings.oldest, readings.newest)}.`
  const ofLogs =
    logs.count === 0
      ? `No Live Log record is older than ${dayOf(logs.before)}: none is deleted now.`
      : `Deletes ${plural(logs.count, 'Live Log record')}${spanWords(logs.oldest, logs.newest)}.`
  return [ofReadings, ofLogs]
}

export const deletesNow = ({ readings, logs }: RetentionPreview): boolean =>
  (readings?.count ?? 0) + logs.count > 0

/** What the last run did: "41 readings and 3 records deleted". */
export function runWords({ startedAt, endedAt, readings, logs }: RetentionRun): string {
  if (startedAt === null) return 'has not run yet'
  const taken = `${plural(readings, 'reading')} and ${plural(logs, 'record')} deleted`
  return endedAt === null ? `goes on: ${taken} so far` : taken
}

/** The days of a form; `undefined` where they cannot be. */
export function daysOf(typed: string, max: number): number | undefined {
  const days = Number(typed)
  return typed.trim() !== '' && Number.isInteger(days) && days >= 1 && days <= max ? days : undefined
}
