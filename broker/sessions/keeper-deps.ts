import type { DeviceCache } from '@/broker/devices'
import type { DurableSessions } from '@/broker/durable/durable-sessions'
import type { RetainedMessages } from '@/broker/durable/retained-messages'
import type { Gate } from '@/broker/gate'
import type { Ingest } from '@/broker/ingest/ingest'
import type { Watches } from '@/broker/live/watches'
import type { Counts } from '@/broker/metrics/counts'
import type { SessionTotals } from '@/broker/metrics/session-totals'
import type { PublishQuota } from '@/broker/rates/publish-quota'
import type { Rates } from '@/broker/rates/rates'
import type { Wills } from '@/broker/wills/wills'
import type { AccessDeps } from '@/lib/access/access-deps'
import type { Lab } from '@/lib/access/lab-principal'
import type { ConnectionLog } from './connection-log'
import type { Presence } from './presence'
import type { SessionTable } from './session-table'
import type { Takeovers } from './takeovers'

/** What the keeper of sessions asks of the rest of the broker. */
export interface KeeperDeps {
  readonly access: AccessDeps
  readonly devices: DeviceCache
  readonly sessions: SessionTable
  readonly gate: Gate
  readonly intake: Gate
  readonly records: ConnectionLog
  readonly presence: Presence
  readonly ingest: Ingest
  readonly watches: Watches
  readonly takeovers: Takeovers
  readonly quota: PublishQuota
  readonly rates: Rates
  readonly counts: Counts
  readonly totals: SessionTotals
  readonly keepAliveMaxSeconds: number
  readonly lab: Lab | undefined
  readonly durable: DurableSessions
  readonly retained: RetainedMessages
  readonly wills: Wills
}
