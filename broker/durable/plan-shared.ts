/** Whose a shared message is, decided before it is acknowledged. */
import type { DurableSessions } from './durable-sessions'
import type { GroupMember } from './filter-index'
import { nextId } from './next-id'
import { type PlanDeps, type Routed, take } from './plan-route'
import type { SharedChoice } from './route-plan'

/** A member of a group, and where it listens. */
export type Chosen = Omit<GroupMember, 'group'>

/** Shared groups with members who are connected. */
export interface LiveGroups {
  /** The groups that a topic is shared by. */
  match(topic: string): readonly string[]
  /** The member whose turn it is. */
  choose(group: string): Chosen | undefined
}

export type SharedPlan = ReadonlyMap<string, SharedChoice>
const NOBODY: SharedPlan = new Map()

/**
 * `spellings`: one thing in each of the ways in which it is published, of which a group gets one. Members who are
 * connected come first; where there is none, it waits for one who is away, in turn.
 */
export function planShared(
  deps: PlanDeps & { readonly groups: LiveGroups },
  spellings: readonly Routed[],
  isPlanned: (group: string) => boolean = () => false,
): readonly SharedPlan[] {
  const live = new Set<string>()
  const durable: (GroupMember & { readonly at: number })[] = []
  for (const [at, { message }] of spellings.entries()) {
    if (message.qos === 0) continue
    for (const group of deps.groups.match(message.topic)) live.add(group)
    for (const one of deps.sessions.index.matchShared(message.topic))
      if (deps.mayQueue(one.member, message.topic)) durable.push({ ...one, at })
  }
  if (live.size === 0 && durable.length === 0) return spellings.map(() => NOBODY)
  const plans = spellings.map(() => new Map<string, SharedChoice>())
  for (const group of new Set([...live, ...durable.map((one) => one.group)])) {
    if (isPlanned(group)) continue
    const members = durable.filter((one) => one.group === group)
    const here = live.has(group) ? deps.groups.choose(group) : undefined
    const waiting = here
      ? members.find(({ member, filter }) => member === here.member && filter === here.filter)
      : inTurn(deps.sessions, group, members)
    const message = waiting && spellings[waiting.at]?.message
    const session = waiting && deps.sessions.get(waiting.member)
    const queued = message && session && take(deps.sessions, session, nextId(), message)
    const choice = here ?? waiting
    if (!choice || !(here || queued)) continue
    const { member, filter } = choice
    const isQueued = queued !== undefined
    for (const [at, plan] of plans.entries())
      plan.set(group, { member, filter, isQueued, queued: at === waiting?.at ? queued : undefined })
  }
  return plans
}

const turns = new WeakMap<DurableSessions, Map<string, number>>()

function inTurn<Member extends GroupMember>(
  sessions: DurableSessions,
  group: string,
  members: readonly Member[],
): Member | undefined {
  const open = members.filter(({ member }) => sessions.get(member)?.isFull === false)
  const candidates = open.length > 0 ? open : members
  if (candidates.length === 0) return undefined
  const turnOf = turns.get(sessions) ?? new Map<string, number>()
  turns.set(sessions, turnOf)
  const turn = turnOf.get(group) ?? 0
  turnOf.set(group, turn + 1)
  return candidates[turn % candidates.length]
}
