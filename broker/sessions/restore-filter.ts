/** A filter of a durable session that goes on: held again where it is still in scope, dropped and recorded where not. */
import type { DeviceCache } from '@/broker/devices'
import { parseGroupFilter, ungrouped } from '@/broker/live/group-topics'
import type { Watches } from '@/broker/live/watches'
import type { Qos } from '@/lib/dialects/dialect'
import { dialectOf } from '@/lib/dialects/registry'
import type { ConnectionLog } from './connection-log'
import { innerTopic } from './inner-topic'
import type { HeldFilter, Session } from './session'

export interface RestoreDeps {
  readonly devices: DeviceCache
  readonly watches: Watches
  readonly records: ConnectionLog
}

export function restoreFilter(
  { devices, watches, records }: RestoreDeps,
  session: Session,
  routed: string,
  { qos, identifier }: Pick<HeldFilter, 'qos' | 'identifier'>,
): Qos | undefined {
  const { principal, grant } = session
  const inner = innerTopic(grant, ungrouped(routed))
  if (inner !== undefined && grant.maySubscribe(inner)) {
    const group = parseGroupFilter(routed)
    const shown = group ? `${group.shownPrefix}${inner}` : inner
    session.subscriptions.set(routed, { shown, inner, qos, identifier })
    watches.add(session.key, routed)
    return qos
  }
  watches.remove(session.key, routed)
  if (principal.kind === 'console') return undefined
  const shown = inner ?? ungrouped(routed)
  records.subscriptionRefused(session, shown, {
    // Losing a restored one costs nothing more.
    costsConnection: false,
    reasonCode: 0x87,
    rejection: dialectOf(principal.dialect).explainOutOfScope(principal, 'subscribe', shown, devices),
  })
  return undefined
}
