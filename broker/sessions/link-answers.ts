import { limits } from '@/broker/edge/limits'
import type { Gate } from '@/broker/gate'
import type { LinkAnswers } from '@/broker/link-server'
import type { RecentRing } from '@/broker/live/recent-ring'
import type { Rates } from '@/broker/rates/rates'
import { describeConnection } from './describe-connection'
import type { SessionTable } from './session-table'
import type { Takeovers } from './takeovers'

export interface AnswersOf {
  readonly sessions: SessionTable
  readonly ring: RecentRing
  readonly gate: Gate
  readonly intake: Gate
  readonly rates: Rates
  readonly takeovers: Takeovers
  metrics(): Promise<string>
  /** How late the event loop is just now. */
  eventLoopLagMs(): number
  /** How long the oldest batch has been on its way into the database. */
  storageLagMs(): number
  /** `null` where nobody looks: the database is on another machine. */
  diskFreeBytes(): number | null
  /** Connections ended for breaking a rule of MQTT or a limit, since the start. */
  offences(): number
  /** Messages that a durable session did not get, since its queue was full. */
  lostToFullQueues(): number
}

/** What the web may ask over the private socket. */
export function linkAnswers(deps: AnswersOf): LinkAnswers {
  const { sessions, ring, gate, intake, rates, offences } = deps
  return {
    health: () => ({
      status: gate.isOpen && !intake.isShutFor('disk', 'disk-full') ? 'ok' : 'degraded',
      database: gate.isOpen,
      disk: intake.isShutFor('disk', 'disk-full') ? 'nearly-full' : 'ok',
      sessions: sessions.size,
      offences: offences(),
      lostToFullQueues: deps.lostToFullQueues(),
      storageLagMs: deps.storageLagMs(),
      diskFreeBytes: deps.diskFreeBytes(),
      eventLoopLagMs: deps.eventLoopLagMs(),
      limits,
    }),
    metrics: () => deps.metrics(),
    connections: () => [...sessions.all()].map((session) => describeConnection(session, deps)),
    places: () => rates.places(),
    deviceRates: (deviceIds) =>
      Object.fromEntries(
        deviceIds.flatMap((id) => {
          const rate = rates.ofDevice(id)
          return rate === undefined ? [] : [[id, rate]]
        }),
      ),
    recent: (where) => ring.recent(where),
    message: (seq) => ring.find(seq),
    cut: (id) => {
      const session = sessions.get(id)
      session?.edge.cut(0x98, 'cut by an administrator')
      return session !== undefined
    },
  }
}
