import type { Gate } from '@/broker/gate'
import type { LinkAnswers } from '@/broker/link-server'
import type { RecentRing } from '@/broker/live/recent-ring'
import { describeConnection } from './describe-connection'
import type { SessionTable } from './session-table'

export interface AnswersOf {
  readonly sessions: SessionTable
  readonly ring: RecentRing
  readonly gate: Gate
  readonly intake: Gate
  /** Connections ended for breaking a rule of MQTT or a limit, since the start. */
  offences(): number
}

/** What the web may ask over the private socket. */
export function linkAnswers({ sessions, ring, gate, intake, offences }: AnswersOf): LinkAnswers {
  return {
    health: () => ({
      status: gate.isOpen && !intake.isShutFor('disk') ? 'ok' : 'degraded',
      database: gate.isOpen,
      disk: intake.isShutFor('disk') ? 'nearly-full' : 'ok',
      sessions: sessions.size,
      offences: offences(),
    }),
    connections: () => [...sessions.all()].map(describeConnection),
    recent: (where) => ring.recent(where),
    message: (seq) => ring.find(seq),
    cut: (id) => {
      const session = sessions.get(id)
      session?.edge.cut(0x98, 'cut by an administrator')
      return session !== undefined
    },
  }
}
