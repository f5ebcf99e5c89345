/** What routed messages leave behind: planned before the commit, seen to after it. */

import type { Watches } from '@/broker/live/watches'
import type { PublishedPacket } from '@/broker/settlement'
import type { Principal } from '@/lib/core/principal'
import type { Qos } from '@/lib/dialects/dialect'
import type { DurableSession } from './durable-session'
import type { DurableSessions } from './durable-sessions'
import type { Properties, StoredMessage } from './entry'
import { nextId } from './next-id'
import { giveUp, type PlanDeps, planQueued, queuedOf, type Routed, take } from './plan-route'
import { type LiveGroups, planShared, type SharedPlan } from './plan-shared'
import type { RetainedMessages } from './retained-messages'
import type { RetainedChange } from './retained-rows'
import type { RoutePlan } from './route-plan'
import type { Queued } from './write-entries'

/** What reaches nobody who waits, and is not retained, leaves nothing behind. */
const NO_GROUPS: LiveGroups = { match: () => [], choose: () => undefined }

/** Who published it: a session, or what is left of one. */
export interface Publisher {
  readonly key: string
  readonly principal: Principal
}

export interface RouteRules<From extends Publisher> {
  mayQueue(sessionKey: string, topic: string): boolean
  /** How many retained messages the namespace of this session may keep. */
  retainedMax(from: From): number
  onRetainedFull(from: From, routed: string): void
}

/** What goes out to those who watch, in one of its spellings. */
export interface Copied {
  readonly topic: string
  readonly payload: Buffer
  readonly qos: Qos
  readonly properties?: object
}

export class Routes<From extends Publisher = Publisher> {
  private groups: LiveGroups = NO_GROUPS

  constructor(
    readonly sessions: DurableSessions,
    readonly retained: RetainedMessages,
    private readonly rules: RouteRules<From>,
  ) {}

  /** The session layer, once it stands. */
  attach(groups: LiveGroups): void {
    this.groups = groups
  }

  /** Which raw trees and events some durable session listens to. */
  get watches(): Pick<Watches, 'has' | 'isEmpty'> {
    return this.sessions.index.watches
  }

  plan(from: From, packet: PublishedPacket): RoutePlan {
    const routed = routedOf(from, packet)
    const [shared = NO_SHARES] = planShared(this.deps, [routed])
    return {
      ...planQueued(this.deps, routed),
      shared,
      retained: packet.isRetained ? this.retain(from, routed) : undefined,
    }
  }

  /** `spellings`: one reading or event in each of the ways in which it is published; nobody's own. */
  planCopies(spellings: readonly Copied[]): RoutePlan[] {
    const all = spellings.map(copyOf)
    const shared = planShared(this.deps, all)
    return all.map((routed, at) => ({
      ...planQueued(this.deps, routed),
      shared: shared[at] ?? NO_SHARES,
      retained: undefined,
    }))
  }

  /** Of what nobody was acknowledged for: written behind. */
  planBehind(spellings: readonly Copied[]): RoutePlan[] {
    const plans = this.planCopies(spellings)
    for (const plan of plans) for (const queued of queuedOf(plan)) this.writeBehind(queued)
    return plans
  }

  committed({ retained }: RoutePlan): void {
    if (retained) this.retained.keep(retained)
  }

  giveUp(plan: RoutePlan): void {
    giveUp(this.sessions, plan)
    if (plan.retained) this.retained.giveUp(plan.retained)
  }

  /** It is stored, and its time was over by then. */
  expire(plan: RoutePlan): void {
    giveUp(this.sessions, plan)
  }

  /** It is stored and does not go out now: those whom it waits for get it when they connect next. */
  forgo(plan: RoutePlan): void {
    for (const { session, entry } of queuedOf(plan)) session.forgo(entry)
  }

  /** For those who came to listen after the plan was made, and for what nobody published: written behind. */
  planLate(routed: Routed, plan: RoutePlan | undefined): readonly Queued[] {
    const planned = new Set<DurableSession>(plan?.full)
    for (const { session } of plan?.queued ?? []) planned.add(session)
    const late = planQueued(this.deps, routed, (session) => planned.has(session)).queued
    for (const one of late) this.writeBehind(one)
    return late
  }

  /** Groups none of whose members is connected. */
  planSharedLate(routed: Routed): SharedPlan {
    const live = new Set(this.groups.match(routed.message.topic))
    const deps = { ...this.deps, groups: NO_GROUPS }
    const [shared = NO_SHARES] = planShared(deps, [routed], (group) => live.has(group))
    for (const { queued } of shared.values()) if (queued) this.writeBehind(queued)
    return shared
  }

  /** For one session alone; `undefined` where its queue is full. */
  planFor(session: DurableSession, message: StoredMessage): Queued | undefined {
    const queued = take(this.sessions, session, nextId(), message)
    if (queued) this.writeBehind(queued)
    return queued
  }

  private writeBehind(queued: Queued): void {
    queued.entry.isUnwritten = true
    this.sessions.writer.next.queued.push(queued)
  }

  private retain(from: From, { message }: Routed): RetainedChange | undefined {
    const { principal } = from
    if (!('tenantId' in principal)) return undefined
    const reserved = this.retained.reserve(message, this.rules.retainedMax(from))
    if (reserved)
      return { ...reserved, message, tenantId: principal.tenantId, writer: principal, seq: nextId() }
    this.rules.onRetainedFull(from, message.topic)
    return undefined
  }

  private get deps(): PlanDeps & { readonly groups: LiveGroups } {
    const { sessions, groups, rules } = this
    return { sessions, groups, mayQueue: (key, topic) => rules.mayQueue(key, topic) }
  }
}

const NO_SHARES: SharedPlan = new Map()

function routedOf({ key }: Publisher, packet: PublishedPacket): Routed {
  const { routed: topic, payload, qos, properties, isRetained } = packet
  const interval = properties?.messageExpiryInterval
  const expiresAtMs = typeof interval === 'number' ? Date.now() + interval * 1000 : undefined
  return { message: { topic, payload, qos, properties, expiresAtMs, sender: key }, isRetained }
}

const copyOf = ({ topic, payload, qos, properties }: Copied): Routed => ({
  message: {
    topic,
    payload,
    qos,
    properties: properties && ({ ...properties } satisfies Properties),
    expiresAtMs: undefined,
    sender: '',
  },
  isRetained: false,
})
