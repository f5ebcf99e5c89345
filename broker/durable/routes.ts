/** What routed messages leave behind: planned before the commit, seen to after it. */

import type { Session } from '@/broker/sessions/session'
import type { PublishedPacket } from '@/broker/settlement'
import type { DurableSession } from './durable-session'
import type { DurableSessions } from './durable-sessions'
import type { StoredMessage } from './entry'
import { nextId } from './next-id'
import { giveUp, type LiveGroups, type PlanDeps, planQueued, planShared, type Routed } from './plan-route'
import type { RetainedChange, RetainedMessages } from './retained-messages'
import type { RoutePlan, SharedChoice } from './route-plan'
import type { Queued } from './write-entries'

/** What reaches nobody who waits, and is not retained, leaves nothing behind. */
const NO_GROUPS: LiveGroups = { match: () => [], choose: () => undefined }

export interface RouteRules {
  mayQueue(sessionKey: string, topic: string): boolean
  /** How many retained messages the namespace of this session may keep. */
  retainedMax(session: Session): number
  onRetainedFull(session: Session, routed: string): void
}

export class Routes {
  private groups: LiveGroups = NO_GROUPS

  constructor(
    readonly sessions: DurableSessions,
    readonly retained: RetainedMessages,
    private readonly rules: RouteRules,
  ) {}

  /** The session layer, once it stands. */
  attach(groups: LiveGroups): void {
    this.groups = groups
  }

  plan(session: Session, packet: PublishedPacket): RoutePlan {
    const routed = routedOf(session, packet)
    return {
      queued: planQueued(this.deps, routed),
      shared: planShared(this.deps, routed),
      retained: packet.isRetained ? this.retain(session, routed) : undefined,
    }
  }

  committed({ retained }: RoutePlan): void {
    if (retained) this.retained.keep(retained)
  }

  giveUp(plan: RoutePlan): void {
    giveUp(this.sessions, plan)
    if (plan.retained) this.retained.giveUp(plan.retained)
  }

  /** For those who came to listen after the plan was made, and for what nobody published: written behind. */
  planLate(routed: Routed, plan: RoutePlan | undefined): readonly Queued[] {
    const planned = new Set(plan?.queued.map(({ session }) => session))
    const late = planQueued(this.deps, routed, (session) => planned.has(session))
    for (const one of late) this.writeBehind(one)
    return late
  }

  /** Groups none of whose members is connected. */
  planSharedLate(routed: Routed): ReadonlyMap<string, SharedChoice> {
    const live = new Set(this.groups.match(routed.message.topic))
    const groups = { match: () => [], choose: () => undefined }
    const shared = planShared({ ...this.deps, groups }, routed, (group) => live.has(group))
    for (const { queued } of shared.values()) if (queued) this.writeBehind(queued)
    return shared
  }

  /** For one session alone; `undefined` where its queue is full. */
  planFor(session: DurableSession, message: StoredMessage): Queued | undefined {
    if (session.isFull) {
      this.sessions.full(session)
      return undefined
    }
    const queued = { session, entry: session.take(nextId(), message, false) }
    this.writeBehind(queued)
    return queued
  }

  private writeBehind(queued: Queued): void {
    queued.entry.isUnwritten = true
    this.sessions.writer.next.queued.push(queued)
  }

  private retain(session: Session, { message }: Routed): RetainedChange | undefined {
    const { principal } = session
    if (!('tenantId' in principal)) return undefined
    if (this.retained.reserve(message, this.rules.retainedMax(session)))
      return { message, tenantId: principal.tenantId, writer: principal }
    this.rules.onRetainedFull(session, message.topic)
    return undefined
  }

  private get deps(): PlanDeps {
    const { sessions, groups, rules } = this
    return { sessions, groups, mayQueue: (key, topic) => rules.mayQueue(key, topic) }
  }
}

function routedOf(session: Session, packet: PublishedPacket): Routed {
  const { routed: topic, payload, qos, properties, isRetained } = packet
  const interval = properties?.messageExpiryInterval
  const expiresAtMs = typeof interval === 'number' ? Date.now() + interval * 1000 : undefined
  return { message: { topic, payload, qos, properties, expiresAtMs, sender: session.key }, isRetained }
}
