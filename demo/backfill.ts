/** The days before a device came: what it would have kept while it was away, published with its times. */
import type { Latest } from '@/lib/contract/readings'
import type { DeviceConnection } from './connect-device'
import type { Placed } from './measure'
import { historyMessages } from './messages'
import type { Settings } from './signals'

const HOUR_MS = 3_600_000

/** From so many hours ago on, a reading each step. */
interface HistorySpan {
  readonly hours: number
  readonly stepMs: number
}

/** The longest first: a week to compare with, and a day to look at. */
export const weekAndDay: readonly HistorySpan[] = [
  { hours: 168, stepMs: 900_000 },
  { hours: 24, stepMs: 120_000 },
]
/** Of each of many. */
export const twoDays: readonly HistorySpan[] = [{ hours: 48, stepMs: 900_000 }]

/** A shorter gap is left as it is. */
const GAP_MIN_MS = 10 * 60_000
/** Times that become messages together; SensoCAN's bulk then holds as many readings. */
const TIMES_A_BATCH = 120
/** Unacknowledged at once: below what the broker takes of one client. */
const IN_FLIGHT = 40

/** From the last reading (or the first span's begin) to now, oldest first; so a run that was cut short goes on where it stopped. */
export function missingTimes(
  latest: readonly Pick<Latest, 'ts'>[],
  nowMs: number,
  spans: readonly HistorySpan[],
): number[] {
  const newestMs = Math.max(...latest.map(({ ts }) => Date.parse(ts)), 0)
  if (nowMs - newestMs < GAP_MIN_MS) return []
  return spans.flatMap(({ hours, stepMs }, index) => {
    const next = spans[index + 1]
    const endMs = next ? firstStep(nowMs - next.hours * HOUR_MS, next.stepMs) : nowMs
    const firstMs = firstStep(Math.max(newestMs, nowMs - hours * HOUR_MS), stepMs)
    const count = Math.max(0, Math.ceil((endMs - firstMs) / stepMs))
    return Array.from({ length: count }, (_, step) => firstMs + step * stepMs)
  })
}

const firstStep = (afterMs: number, stepMs: number): number => Math.ceil((afterMs + 1) / stepMs) * stepMs

/** Resolves to the number of messages that the broker acknowledged; rejects where the connection ended on the way. */
export async function backfill(
  connection: DeviceConnection,
  placed: Placed,
  timesMs: readonly number[],
  settings: Settings,
): Promise<number> {
  let sent = 0
  for (let from = 0; from < timesMs.length; from += TIMES_A_BATCH) {
    const messages = historyMessages(placed, timesMs.slice(from, from + TIMES_A_BATCH), settings)
    for (let at = 0; at < messages.length; at += IN_FLIGHT) {
      const some = messages.slice(at, at + IN_FLIGHT)
      await Promise.all(some.map(({ topic, payload }) => connection.publish(topic, payload, 1)))
      sent += some.length
    }
  }
  return sent
}
