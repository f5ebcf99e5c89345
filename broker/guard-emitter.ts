/** Shared subscriptions for an emitter that knows none. */

import type { LiveGroups } from '@/broker/durable/plan-shared'
import { parseGroupFilter } from '@/broker/live/group-topics'
import { QueueFilters } from '@/broker/queue-filters'
import { type Decided, type Listener, type MayTake, SharedGroup } from '@/broker/shared-group'
import type { Qos } from '@/lib/dialects/dialect'

interface Emitted {
  readonly topic: string
  readonly qos: Qos
  readonly payload: Buffer | string
  readonly retain: boolean
  readonly brokerId?: string
  readonly properties?: object
}
interface Emitter {
  on(topic: string, listener: Listener<Emitted>, done?: () => void): unknown
  removeListener(topic: string, listener: Listener<Emitted>, done?: () => void): unknown
}

/** A copy of a shared message on its way to one member, before it is delivered. */
export type BeforeShared = (sessionKey: string, packet: Emitted) => Promise<unknown> | undefined

export interface GuardedEmitter {
  /** Whether anybody who is connected listens to a topic. */
  isListenedTo(topic: string): boolean
  readonly groups: LiveGroups
}

export function guardEmitter(
  broker: object,
  beforeShared: BeforeShared,
  mayTake: MayTake,
  decidedFor: (packet: Emitted, group: string) => Decided | undefined = () => undefined,
): GuardedEmitter {
  const emitter = emitterOf(broker)
  const on = emitter.on.bind(emitter)
  const removeListener = emitter.removeListener.bind(emitter)
  const groups = new Map<string, SharedGroup<Emitted>>()
  /** By group, where its members listen. */
  const entrances = new QueueFilters()
  emitter.on = (topic, listener, done) => {
    const parsed = parseGroupFilter(topic)
    if (!parsed) return on(topic, listener, done)
    const { key, member: name, filter } = parsed
    const group = groups.get(key) ?? new SharedGroup<Emitted>(key, beforeShared, mayTake, decidedFor)
    groups.set(key, group)
    const entrance = group.join({ name, filter, listener })
    entrances.add(filter, { clientId: key, isForOthersOnly: false, keepsRetainFlag: false })
    if (entrance) return on(filter, entrance, done)
    done?.()
    return emitter
  }
  emitter.removeListener = (topic, listener, done) => {
    const parsed = parseGroupFilter(topic)
    if (!parsed) return removeListener(topic, listener, done)
    const { key, filter } = parsed
    const group = groups.get(key)
    const entrance = group?.leave(filter, listener)
    if (group?.isEmpty) groups.delete(key)
    if (entrance) entrances.remove(filter, key)
    if (entrance) return removeListener(filter, entrance, done)
    done?.()
    return emitter
  }
  const matcher = matcherOf(emitter)
  return {
    isListenedTo: (topic) => matcher.match(topic).length > 0,
    groups: {
      match: (topic) => entrances.match(topic).map(({ clientId }) => clientId),
      choose: (group) => groups.get(group)?.choose(),
    },
  }
}

interface Matcher {
  match(topic: string): readonly unknown[]
}

function matcherOf(emitter: Emitter): Matcher {
  const matcher: unknown = Reflect.get(emitter, '_matcher')
  if (!isMatcher(matcher)) throw new Error('this emitter looks up its listeners elsewhere')
  return matcher
}

const isMatcher = (value: unknown): value is Matcher =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'match') === 'function'

function emitterOf(broker: object): Emitter {
  const emitter: unknown = Reflect.get(broker, 'mq')
  if (!isEmitter(emitter)) throw new Error('this Aedes keeps its listeners elsewhere')
  return emitter
}

const isEmitter = (value: unknown): value is Emitter =>
  typeof value === 'object' &&
  value !== null &&
  ['on', 'removeListener'].every((name) => typeof Reflect.get(value, name) === 'function')
