/** The hours before a device came: what it would have kept while it was away, published with its times. */
import type { Latest } from '@/lib/contract/readings'
import type { DeviceConnection } from './connect-device'
import type { Placed } from './measure'
import { historyMessages } from './messages'
import type { Settings } from './signals'

const HISTORY_MS = 24 * 3_600_000
const STEP_MS = 120_000
/** A shorter gap is left as it is. */
const GAP_MIN_MS = 10 * 60_000
/** Times that become messages together; SensoCAN's bulk then holds as many readings. */
const TIMES_A_BATCH = 120
/** Unacknowledged at once: below what the broker takes of one client. */
const IN_FLIGHT = 40

/** From the last reading (or a day ago) to now, oldest first; so a run that was cut short goes on where it stopped. */
export function missingTimes(latest: readonly Pick<Latest, 'ts'>[], nowMs: number): number[] {
  const newestMs = Math.max(...latest.map(({ ts }) => Date.parse(ts)), nowMs - HISTORY_MS)
  if (nowMs - newestMs < GAP_MIN_MS) return []
  const firstMs = Math.ceil((newestMs + 1) / STEP_MS) * STEP_MS
  const count = Math.max(0, Math.ceil((nowMs - firstMs) / STEP_MS))
  return Array.from({ length: count }, (_, index) => firstMs + index * STEP_MS)
}

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
