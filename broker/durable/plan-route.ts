/**
 * What one routed message leaves behind, decided before it is acknowledged: for whom it waits, and what is retained of it.
 * All of it is committed with the message's readings.
 */
import type { QueueTarget } from '@/broker/queue-filters'
import type { DurableSession } from './durable-session'
import type { DurableSessions } from './durable-sessions'
import type { StoredMessage } from './entry'
import { nextId } from './next-id'
import type { RoutePlan } from './route-plan'
import type { Queued } from './write-entries'

export interface PlanDeps {
  readonly sessions: DurableSessions
  mayQueue(sessionKey: string, topic: string): boolean
}

export interface Routed {
  readonly message: StoredMessage
  readonly isRetained: boolean
}

export type QueuedPlan = Pick<RoutePlan, 'queued' | 'full'>
const NOBODY: QueuedPlan = { queued: [], full: [] }

/** `isPlanned`: what the plan of the same message has decided for already. */
export function planQueued(
  deps: PlanDeps,
  { message, isRetained }: Routed,
  isPlanned: (session: DurableSession) => boolean = () => false,
): QueuedPlan {
  if (message.qos === 0) return NOBODY
  const targets = deps.sessions.index.match(message.topic)
  if (targets.length === 0) return NOBODY
  const id = nextId()
  const full: DurableSession[] = []
  const queued = targets.flatMap((target) => {
    const session = deps.sessions.get(target.clientId)
    if (!session || isPlanned(session) || !wants(deps, session, target, message)) return []
    const taken = take(deps.sessions, session, id, message, isRetained && target.keepsRetainFlag)
    if (!taken) full.push(session)
    return taken ?? []
  })
  return { queued, full }
}

const wants = (
  { mayQueue }: PlanDeps,
  session: DurableSession,
  { isForOthersOnly }: QueueTarget,
  { sender, topic }: StoredMessage,
): boolean => !(isForOthersOnly && session.key === sender) && mayQueue(session.key, topic)

/** A full queue takes no more. */
export function take(
  sessions: DurableSessions,
  session: DurableSession,
  id: number,
  message: StoredMessage,
  isRetained = false,
): Queued | undefined {
  if (session.isFull) {
    sessions.full(session)
    return undefined
  }
  return { session, entry: session.take(id, message, isRetained) }
}

/** It was not stored after all. */
export function giveUp(sessions: DurableSessions, plan: RoutePlan): void {
  for (const { session, entry } of queuedOf(plan)) sessions.clear(session, entry)
}

export const queuedOf = ({ queued, shared }: RoutePlan): readonly Queued[] =>
  shared.size === 0 ? queued : [...queued, ...[...shared.values()].flatMap((choice) => choice.queued ?? [])]
