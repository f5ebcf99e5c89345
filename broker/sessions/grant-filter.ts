import type { DeviceCache } from '@/broker/devices'
import { limits } from '@/broker/edge/limits'
import type { Watches } from '@/broker/live/watches'
import { filterMatches } from '@/lib/core/topic'
import type { Qos } from '@/lib/dialects/dialect'
import { dialectOf } from '@/lib/dialects/registry'
import type { ConnectionLog } from './connection-log'
import { refusedSubscription } from './refused-subscription'
import type { Session } from './session'

interface FilterDeps {
  readonly devices: DeviceCache
  readonly watches: Watches
  readonly records: ConnectionLog
}

/** The QoS at which a filter is granted; `undefined` where it is refused, which is recorded. Losing a restored one costs nothing more. */
export function grantFilter(
  { devices, watches, records }: FilterDeps,
  session: Session,
  filter: string,
  qos: Qos,
  isRestored: boolean,
): Qos | undefined {
  const { principal } = session
  const isNew = !session.subscriptions.has(filter)
  const isFull = isNew && session.subscriptions.size >= limits.filtersPerSession
  if (isFull || !session.grant.maySubscribe(filter)) {
    session.mustCut ||=
      !isFull &&
      !isRestored &&
      principal.kind !== 'console' &&
      dialectOf(principal.dialect).wire.subscribeOutOfScope === 'disconnect'
    records.subscriptionRefused(session, filter, refusedSubscription(session, filter, devices, isFull))
    return undefined
  }
  const granted = principal.kind === 'console' ? 0 : lesser(qos, dialectOf(principal.dialect).wire.qosMax)
  session.subscriptions.set(filter, granted)
  watches.add(session.key, filter)
  return granted
}

/** The best QoS of the filters that match: 0 where none but QoS 0 was granted. */
export const grantedQos = ({ subscriptions }: Session, topic: string): number =>
  Math.max(
    0,
    ...[...subscriptions].map(([filter, qos]) => (qos > 0 && filterMatches(filter, topic) ? qos : 0)),
  )

const lesser = (a: Qos, b: Qos): Qos => (a < b ? a : b)
