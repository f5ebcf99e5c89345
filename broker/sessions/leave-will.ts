import type { Wills } from '@/broker/wills/wills'
import type { ConnectionLog } from './connection-log'
import type { Session } from './session'
import type { SessionTable } from './session-table'

export interface WillDeps {
  readonly wills: Wills
  readonly sessions: SessionTable
  readonly records: ConnectionLog
}

/** Its connection has ended, and another one may have the session already. */
export function leaveWill({ wills, sessions, records }: WillDeps, session: Session): void {
  const { will, edge, durable, key } = session
  if (!will) return
  const { goodbye } = edge
  // [MQTT-3.1.2-10] [MQTT-3.14.4-3]
  if (goodbye && !goodbye.leavesWill) {
    wills.takeBack(will)
    return
  }
  if (will.message.isRetained) records.retainedCleared(session, will.message.topic)
  const endsInSeconds = durable?.isEnded === false ? (goodbye?.expirySeconds ?? Number.POSITIVE_INFINITY) : 0
  const delaySeconds = Math.min(will.delaySeconds, endsInSeconds)
  // [MQTT5-3.1.3-9] The session was taken over, and goes on before the will is due.
  if (delaySeconds > 0 && sessions.byClientKey(key)) wills.takeBack(will)
  else wills.left(will, session, delaySeconds)
}
