/** The members of a shared group, who take turns [MQTT-4.8.2]. Those of an application's events may listen in different modes and forms. */
import { eventOf } from '@/broker/live/same-event'

export type Listener<Packet> = (packet: Packet, done: () => void) => void

export interface Shareable {
  readonly brokerId?: string
  readonly properties?: object
}

export interface Member<Packet> {
  readonly name: string
  /** Where it listens, as it is routed. */
  readonly filter: string
  readonly listener: Listener<Packet>
}

export type MayTake = (sessionKey: string, filter: string) => boolean

/** Whose a message's copy is, where that was decided before it was acknowledged. */
export interface Decided {
  readonly member: string
  readonly filter: string
  /** It waits for the member, whether that is here or not. */
  readonly isQueued: boolean
}

export class SharedGroup<Packet extends Shareable> {
  private readonly members: Member<Packet>[] = []
  /** One a filter: what the emitter calls for all of the members that listen there. */
  private readonly entrances = new Map<string, Listener<Packet>>()
  private turn = 0
  private event: object | undefined
  /** Whose the event is, until it is delivered. */
  private chosen: Member<Packet> | undefined

  constructor(
    private readonly key: string,
    /** A copy on its way to one member, before it is delivered. */
    private readonly beforeShared: (sessionKey: string, packet: Packet) => Promise<unknown> | undefined,
    /** Whether the member sees still what it listens to: what it does not goes to another. */
    private readonly mayTake: MayTake,
    private readonly decidedFor: (packet: Packet, key: string) => Decided | undefined = () => undefined,
  ) {}

  get isEmpty(): boolean {
    return this.members.length === 0
  }

  /** Answers the entrance of the member's filter, where this is the first to listen there. */
  join(member: Member<Packet>): Listener<Packet> | undefined {
    this.members.push(member)
    if (this.entrances.has(member.filter)) return undefined
    const entrance: Listener<Packet> = (packet, done) => this.deliver(member.filter, packet, done)
    this.entrances.set(member.filter, entrance)
    return entrance
  }

  /** Answers the entrance of the filter, where this was the last to listen there. */
  leave(filter: string, listener: Listener<Packet>): Listener<Packet> | undefined {
    const at = this.members.findIndex((one) => one.listener === listener && one.filter === filter)
    const [gone] = at >= 0 ? this.members.splice(at, 1) : []
    if (gone && gone === this.chosen) this.chosen = this.next()
    if (this.members.some((one) => one.filter === filter)) return undefined
    const entrance = this.entrances.get(filter)
    this.entrances.delete(filter)
    return entrance
  }

  /** The member whose turn it is, of those who are here. */
  choose(): Omit<Decided, 'isQueued'> | undefined {
    const next = this.next()
    return next && { member: next.name, filter: next.filter }
  }

  private deliver(filter: string, packet: Packet, done: () => void): void {
    const member = this.memberFor(packet)
    if (member?.filter !== filter) {
      done()
      return
    }
    this.chosen = undefined
    // Of its own line, so that a member which also holds the filter alone gets both copies.
    const copy: Packet = Object.assign(Object.create(Object.getPrototypeOf(packet)), packet, {
      brokerId: `${packet.brokerId}:${this.key}`,
    })
    const before = this.beforeShared(member.name, copy)
    if (!before) {
      member.listener(copy, done)
      return
    }
    before.then(
      () => member.listener(copy, done),
      () => done(),
    )
  }

  /** The messages of one event come one after the other, and all go by the choice of the first. */
  private memberFor(packet: Packet): Member<Packet> | undefined {
    const decided = this.decidedFor(packet, this.key)
    if (decided) {
      const { member: name, filter, isQueued } = decided
      const member = this.members.find((one) => one.name === name && one.filter === filter)
      if (member || isQueued) return member
    }
    const event = eventOf(packet.properties)
    if (event === undefined || event !== this.event) this.chosen = this.next()
    this.event = event
    return this.chosen
  }

  private next(): Member<Packet> | undefined {
    for (let left = this.members.length; left > 0; left--) {
      const member = this.members[this.turn++ % this.members.length]
      if (member && this.mayTake(member.name, member.filter)) return member
    }
    return undefined
  }
}
