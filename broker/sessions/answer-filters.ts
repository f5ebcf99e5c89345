/** A SUBSCRIBE, filter by filter: what is granted, where it stands inside the broker, and what is refused and why. */
import type { DeviceCache } from '@/broker/devices'
import type { AskedFilter, FilterAnswer, UserProperties } from '@/broker/edge/subscribe-exchange'
import { eventTopic } from '@/broker/live/event-topics'
import { groupFilter } from '@/broker/live/group-topics'
import type { Watches } from '@/broker/live/watches'
import type { Qos } from '@/lib/dialects/dialect'
import {
  type GrantedSubscription,
  judgeSubscription,
  type RefusedSubscription,
} from '@/lib/services/messages/judge-subscription'
import type { ConnectionLog } from './connection-log'
import { isFull, tooManyFilters } from './filter-limit'
import { groupScope } from './group-scope'
import type { Session } from './session'

export interface FilterDeps {
  readonly devices: DeviceCache
  readonly watches: Watches
  readonly records: ConnectionLog
  /** Ends a subscription that another one of the same client replaces. */
  unsubscribe(sessionKey: string, routed: string): void
}

export function answerFilters(
  deps: FilterDeps,
  session: Session,
  asked: readonly AskedFilter[],
  userProperties: UserProperties | undefined,
): readonly FilterAnswer[] {
  return asked.map((one) => answerFilter(deps, session, one, userProperties))
}

function answerFilter(
  deps: FilterDeps,
  session: Session,
  { filter, qos, identifier }: AskedFilter,
  userProperties: UserProperties | undefined,
): FilterAnswer {
  const shown = session.mount.inner(filter)
  const judged = judge(deps, session, shown, qos, userProperties)
  if (!('granted' in judged)) {
    session.mustCut ||= judged.costsConnection
    deps.records.subscriptionRefused(session, shown, judged)
    return { isGranted: false, reasonCode: judged.reasonCode, sentence: judged.rejection.sentence }
  }
  const routed = routedFilter(session, judged)
  if (!session.subscriptions.has(routed) && isFull(session)) {
    const refused = tooManyFilters(session.version)
    deps.records.subscriptionRefused(session, shown, refused)
    return { isGranted: false, reasonCode: refused.reasonCode, sentence: refused.rejection.sentence }
  }
  if (judged.note) deps.records.noted(session, judged.note, shown)
  for (const [other, held] of session.subscriptions) {
    // The same filter in another mode stands elsewhere: the new subscription replaces it [MQTT-3.8.4-3].
    if (held.shown === shown && other !== routed) deps.unsubscribe(session.key, other)
  }
  session.subscriptions.set(routed, { shown, inner: judged.filter, qos: judged.granted, identifier })
  deps.watches.add(session.key, routed)
  return { isGranted: true, routed, qos: judged.granted }
}

function judge(
  { devices }: FilterDeps,
  session: Session,
  filter: string,
  qos: Qos,
  userProperties: UserProperties | undefined,
): GrantedSubscription | RefusedSubscription {
  const { principal, grant, version } = session
  if (principal.kind === 'console') return judgeConsole(session, filter)
  return judgeSubscription(principal, grant, { filter, qos, version, userProperties }, devices)
}

/** A refusal never closes a console's connection, and its deliveries are QoS 0. */
function judgeConsole(
  { grant, version }: Session,
  filter: string,
): GrantedSubscription | RefusedSubscription {
  if (grant.maySubscribe(filter)) return { granted: 0, filter }
  return {
    reasonCode: version === 5 ? 0x87 : 0x80,
    costsConnection: false,
    rejection: {
      stage: 'acl',
      code: 'subscribe-out-of-scope',
      sentence: `The console does not read "${filter}".`,
    },
  }
}

function routedFilter(session: Session, { filter, event, group }: GrantedSubscription): string {
  const routed = event ? eventTopic(event) : session.grant.claims.root + filter
  return group === undefined ? routed : groupFilter(session.key, groupScope(session.principal), group, routed)
}
