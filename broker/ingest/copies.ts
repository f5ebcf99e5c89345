/**
 * What an accepted message comes to for those who watch: the raw tree and events. Where a durable session waits for it,
 * that is made before the commit, and committed with the message; else when it goes out, after it.
 */
import { giveUp, queuedOf } from '@/broker/durable/plan-route'
import type { RoutePlan } from '@/broker/durable/route-plan'
import type { Routes } from '@/broker/durable/routes'
import type { Queued } from '@/broker/durable/write-entries'
import { type AcceptedMessage, isHeard, type LiveHub, type RoutedMessage } from '@/broker/live/live-hub'
import type { Counts } from '@/broker/metrics/counts'
import type { Sender } from '@/broker/sessions/sender'
import type { DialectId } from '@/lib/core/dialect-id'

export interface PlannedCopies {
  readonly messages: readonly RoutedMessage[]
  readonly plans: readonly RoutePlan[]
  readonly queued: readonly Queued[]
}

export class Copies {
  constructor(
    private readonly hub: LiveHub,
    private readonly routes: Routes<Sender>,
    private readonly counts: Pick<Counts, 'readingsOut'>,
  ) {}

  /** `undefined` where nobody waits for it. */
  plan(dialect: DialectId, accepted: AcceptedMessage): PlannedCopies | undefined {
    const { watches } = this.routes
    if (watches.isEmpty || accepted.message.qos === 0 || !isHeard(watches, accepted.device)) return undefined
    const messages: RoutedMessage[] = []
    const plans: RoutePlan[] = []
    for (const spellings of this.hub.copiesOf(dialect, accepted)) {
      for (const [at, plan] of this.routes.planCopies(spellings).entries()) {
        const message = spellings[at]
        if (message) messages.push({ ...message, plan })
        plans.push(plan)
      }
    }
    return { messages, plans, queued: plans.flatMap((plan) => queuedOf(plan)) }
  }

  giveUp({ plans }: PlannedCopies): void {
    for (const plan of plans) giveUp(this.routes.sessions, plan)
  }

  /** Once it is committed. */
  send(dialect: DialectId, accepted: AcceptedMessage, planned: PlannedCopies | undefined): void {
    const messages = planned?.messages ?? this.hub.copiesOf(dialect, accepted).flat()
    if (messages.length > 0) this.counts.readingsOut.add(dialect, accepted.readings.length)
    for (const message of messages) this.hub.send(message)
  }
}
