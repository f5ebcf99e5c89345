import type { DeviceCache } from '@/broker/devices'
import type { DurableSessions } from '@/broker/durable/durable-sessions'
import type { Gate } from '@/broker/gate'
import type { Batcher } from '@/broker/ingest/batcher'
import type { Rates } from '@/broker/rates/rates'
import type { SessionTable } from '@/broker/sessions/session-table'
import type { Counts } from './counts'
import type { SessionTotals } from './session-totals'

/** Who is asked at a scrape. */
export interface MetricSources {
  readonly counts: Counts
  readonly totals: SessionTotals
  readonly sessions: SessionTable
  readonly rates: Rates
  readonly durable: DurableSessions
  readonly devices: DeviceCache
  readonly batcher: Batcher
  readonly gate: Gate
  readonly intake: Gate
  /** Connections ended for breaking a rule of MQTT or a limit. */
  offences(): number
  socketsBeforeLogin(): number
  /** Live messages that came faster than they went out. */
  droppedLive(): number
  /** `null` where nobody looks. */
  diskFreeBytes(): number | null
}
