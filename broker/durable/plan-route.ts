/**
 * What one routed message leaves behind, decided before it is acknowledged: for whom it waits, and what is retained of it.
 * All of it is committed with the message's readings.
 */
import type { QueueTarget } from '@/broker/queue-filters'
import type { DurableSession } from './durable-session'
import type { DurableSessions } from './durable-sessions'
import type { StoredMessage } from './entry'
import { nextId } from './next-id'
import type { RoutePlan, SharedChoice } from './route-plan'
import type { Queued } from './write-entries'

/** Shared groups with members who are connected. */
export interface LiveGroups {
  /** The groups that a topic is shared by. */
  match(topic: string): readonly string[]
  /** The member whose turn it is. */
  choose(group: string): string | undefined
}

export interface PlanDeps {
  readonly sessions: DurableSessions
  readonly groups: LiveGroups
  mayQueue(sessionKey: string, topic: string): boolean
}

export interface Routed {
  readonly message: StoredMessage
  readonly isRetained: boolean
}

/** `isPlanned`: what the plan of the same message has decided for already. */
export function planQueued(
  deps: PlanDeps,
  { message, isRetained }: Routed,
  isPlanned: (session: DurableSession) => boolean = () => false,
): Queued[] {
  if (message.qos === 0) return []
  const id = nextId()
  return deps.sessions.index.match(message.topic).flatMap((target) => {
    const session = deps.sessions.get(target.clientId)
    if (!session || isPlanned(session) || !wants(deps, session, target, message)) return []
    return take(deps, session, id, message, isRetained && target.keepsRetainFlag) ?? []
  })
}

const wants = (
  { mayQueue }: PlanDeps,
  session: DurableSession,
  { isForOthersOnly }: QueueTarget,
  { sender, topic }: StoredMessage,
): boolean => !(isForOthersOnly && session.key === sender) && mayQueue(session.key, topic)

/** A full queue takes no more. */
function take(
  { sessions }: PlanDeps,
  session: DurableSession,
  id: number,
  message: StoredMessage,
  isRetained: boolean,
): Queued | undefined {
  if (session.isFull) {
    sessions.full(session)
    return undefined
  }
  return { session, entry: session.take(id, message, isRetained) }
}

const turns = new WeakMap<DurableSessions, Map<string, number>>()

/** Members who are connected come first; where there is none, the message waits for one who is away, in turn. */
export function planShared(
  deps: PlanDeps,
  { message }: Routed,
  isPlanned: (group: string) => boolean = () => false,
): Map<string, SharedChoice> {
  const chosen = new Map<string, SharedChoice>()
  if (message.qos === 0) return chosen
  const { topic } = message
  const durable = deps.sessions.index.matchShared(topic)
  const durableOf = (group: string) =>
    durable.flatMap((one) => (one.group === group && deps.mayQueue(one.member, topic) ? [one.member] : []))
  const id = nextId()
  const queuedFor = (member: string) => {
    const session = deps.sessions.get(member)
    return session && take(deps, session, id, message, false)
  }
  const liveGroups = new Set(deps.groups.match(topic))
  for (const group of new Set([...liveGroups, ...durable.map((one) => one.group)])) {
    if (isPlanned(group)) continue
    const members = durableOf(group)
    const live = liveGroups.has(group) ? deps.groups.choose(group) : undefined
    if (live !== undefined) {
      const queued = members.includes(live) ? queuedFor(live) : undefined
      chosen.set(group, { member: live, queued })
      continue
    }
    const member = inTurn(deps.sessions, group, members)
    const queued = member === undefined ? undefined : queuedFor(member)
    if (member !== undefined && queued) chosen.set(group, { member, queued })
  }
  return chosen
}

function inTurn(sessions: DurableSessions, group: string, members: readonly string[]): string | undefined {
  const open = members.filter((member) => sessions.get(member)?.isFull === false)
  const candidates = open.length > 0 ? open : members
  if (candidates.length === 0) return undefined
  const turnOf = turns.get(sessions) ?? new Map<string, number>()
  turns.set(sessions, turnOf)
  const turn = turnOf.get(group) ?? 0
  turnOf.set(group, turn + 1)
  return candidates[turn % candidates.length]
}

/** It was not stored after all. */
export function giveUp(sessions: DurableSessions, { queued, shared }: RoutePlan): void {
  const all = [...queued, ...[...shared.values()].flatMap((choice) => choice.queued ?? [])]
  for (const { session, entry } of all) sessions.clear(session, entry)
}

export const queuedOf = ({ queued, shared }: RoutePlan): readonly Queued[] =>
  shared.size === 0 ? queued : [...queued, ...[...shared.values()].flatMap((choice) => choice.queued ?? [])]
