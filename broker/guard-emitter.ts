/** Shared subscriptions for an emitter that knows none: the members of a group take turns [MQTT-4.8.2]. */
import { type GroupFilter, parseGroupFilter } from '@/broker/live/group-topics'
import type { Qos } from '@/lib/dialects/dialect'

type Listener = (packet: Emitted, done: () => void) => void
interface Emitted {
  readonly topic: string
  readonly qos: Qos
  readonly payload: Buffer | string
  readonly retain: boolean
  readonly brokerId?: string
}
interface Emitter {
  on(topic: string, listener: Listener, done?: () => void): unknown
  removeListener(topic: string, listener: Listener, done?: () => void): unknown
}

interface Member {
  readonly name: string
  readonly listener: Listener
}

/** A copy of a shared message on its way to one member, before it is delivered. */
export type BeforeShared = (sessionKey: string, packet: Emitted) => Promise<unknown> | undefined

export function guardEmitter(broker: object, beforeShared: BeforeShared): void {
  const emitter = emitterOf(broker)
  const on = emitter.on.bind(emitter)
  const removeListener = emitter.removeListener.bind(emitter)
  const groups = new Map<string, Group>()
  emitter.on = (topic, listener, done) => {
    const parsed = parseGroupFilter(topic)
    if (!parsed) return on(topic, listener, done)
    const group = groups.get(parsed.key) ?? new Group(parsed, beforeShared)
    const isNew = !groups.has(parsed.key)
    groups.set(parsed.key, group)
    group.join({ name: parsed.member, listener })
    if (isNew) return on(parsed.filter, group.deliver, done)
    done?.()
    return emitter
  }
  emitter.removeListener = (topic, listener, done) => {
    const parsed = parseGroupFilter(topic)
    if (!parsed) return removeListener(topic, listener, done)
    const group = groups.get(parsed.key)
    group?.leave(listener)
    if (!group?.isEmpty) {
      done?.()
      return emitter
    }
    groups.delete(parsed.key)
    return removeListener(parsed.filter, group.deliver, done)
  }
}

class Group {
  private readonly members: Member[] = []
  private turn = 0

  constructor(
    private readonly parsed: GroupFilter,
    private readonly beforeShared: BeforeShared,
  ) {}

  get isEmpty(): boolean {
    return this.members.length === 0
  }

  join(member: Member): void {
    this.members.push(member)
  }

  leave(listener: Listener): void {
    const at = this.members.findIndex((member) => member.listener === listener)
    if (at >= 0) this.members.splice(at, 1)
  }

  readonly deliver: Listener = (packet, done) => {
    const member = this.members[this.turn++ % this.members.length]
    if (!member) return done()
    // Of its own line, so that a member which also holds the filter alone gets both copies.
    const copy = Object.assign(Object.create(Object.getPrototypeOf(packet)), packet, {
      brokerId: `${packet.brokerId}:${this.parsed.key}`,
    })
    const before = this.beforeShared(member.name, copy)
    if (!before) return member.listener(copy, done)
    before.then(
      () => member.listener(copy, done),
      () => done(),
    )
  }
}

function emitterOf(broker: object): Emitter {
  const emitter: unknown = Reflect.get(broker, 'mq')
  if (!isEmitter(emitter)) throw new Error('this Aedes keeps its listeners elsewhere')
  return emitter
}

const isEmitter = (value: unknown): value is Emitter =>
  typeof value === 'object' &&
  value !== null &&
  ['on', 'removeListener'].every((name) => typeof Reflect.get(value, name) === 'function')
