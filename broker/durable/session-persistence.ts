/** What the session layer keeps of sessions and messages, kept in our way: planned before the commit, in the database over restarts. */
import { Readable } from 'node:stream'
import type { HeldFilter, Session } from '@/broker/sessions/session'
import type { Qos } from '@/lib/dialects/dialect'
import type { DurableSession, FilterOptions } from './durable-session'
import type { Entry, Properties, StoredMessage } from './entry'
import type { RoutePlan } from './route-plan'
import type { Routes } from './routes'

/** The session layer's client. */
interface Kept {
  readonly id: string
  readonly closed: boolean
}
interface Subscription extends FilterOptions {
  readonly topic: string
}
/** A message on its way through the session layer. */
export interface Copy {
  readonly cmd?: string
  readonly topic: string
  readonly payload: Buffer | string
  readonly qos: Qos
  readonly retain: boolean
  /** Who published it. */
  readonly clientId?: string
  /** The message's number, and the line that it stands in; neither for what is retained and comes with a subscription. */
  readonly brokerId?: string | null
  readonly brokerCounter?: number
  readonly properties?: object
  readonly messageExpiry?: number
  messageId?: number
}
interface Numbered {
  readonly cmd?: string
  readonly messageId?: number
}

export interface PersistenceRules<Client extends Kept> {
  sessionOf(client: Client): Session | undefined
  /** A client that does not acknowledge: its queue is full while it is connected. */
  onTooSlow(session: Session): void
}

export function sessionPersistence<Client extends Kept>(routes: Routes, rules: PersistenceRules<Client>) {
  const { sessions, retained } = routes
  const plans = new WeakMap<object, RoutePlan>()
  /** Entries that were written to the client that is connected, or are in the same turn. */
  const gone = new WeakSet<Entry>()
  const planOf = ({ properties }: Pick<Copy, 'properties'>) => properties && plans.get(properties)
  const durableOf = (client: Client): DurableSession | undefined => {
    const durable = rules.sessionOf(client)?.durable
    return durable?.isEnded ? undefined : durable
  }
  const entryOf = (client: Client, messageId: number | undefined): Entry | undefined =>
    messageId === undefined ? undefined : durableOf(client)?.ofPacketId(messageId)

  return {
    /** The message goes on its way with what was decided for it; its properties are the same object all along. */
    planned(packet: { properties?: object }, plan: RoutePlan): void {
      packet.properties ??= {}
      plans.set(packet.properties, plan)
    },
    planOf,
    /** Whether somebody who is away waits for it. */
    isAwaited: (topic: string): boolean =>
      sessions.index.match(topic).length > 0 || sessions.index.matchShared(topic).length > 0,

    /** Under which packet id a copy goes to a client, at this QoS; false where it does not go now. */
    forward(client: Client, packet: Copy, qos: Qos | undefined): boolean {
      const session = rules.sessionOf(client)
      const durable = durableOf(client)
      if (!session || !durable) return qos !== undefined
      if (packet.messageId !== undefined) {
        // Out of its queue.
        const entry = durable.ofPacketId(packet.messageId)
        if (entry && qos === 0) sessions.clear(durable, entry)
        return qos !== undefined
      }
      const entry = packet.brokerId ? durable.onLine(lineOf(packet)) : undefined
      // What waited goes first; this follows out of the queue.
      if (!session.hasCaughtUp) return false
      if (entry && (qos === undefined || qos === 0)) sessions.clear(durable, entry)
      if (qos === undefined || packet.qos === 0 || qos === 0) return qos !== undefined
      if (!entry && packet.brokerId && durable.isFull) {
        rules.onTooSlow(session)
        return false
      }
      packet.messageId = entry?.packetId ?? durable.passingId()
      return true
    },

    setup: async () => undefined,
    destroy: async () => undefined,

    /** Only what was granted: Aedes stores every filter of a SUBSCRIBE if one of it is allowed. */
    addSubscriptions: async (client: Client, subscriptions: readonly Subscription[]): Promise<void> => {
      const session = rules.sessionOf(client)
      const durable = durableOf(client)
      if (!session || !durable) return
      const granted = subscriptions.flatMap(({ topic, ...options }) => {
        const held = session.subscriptions.get(topic)
        return held ? [[topic, optionsOf(options, held)] as const] : []
      })
      await sessions.addFilters(durable, granted)
    },
    removeSubscriptions: async (client: Client, filters: readonly string[]): Promise<void> => {
      const durable = durableOf(client)
      if (!durable) return
      sessions.removeFilters(durable, filters)
      await sessions.writer.settled()
    },
    /** Sessions begin with their CONNECT and end by their expiry, whatever the session layer thinks of it. */
    cleanSubscriptions: async () => undefined,
    subscriptionsByClient: async ({ id }: Pick<Kept, 'id'>) =>
      [...(sessions.get(id)?.filters ?? [])].map(([topic, options]) => ({ topic, ...options })),
    subscriptionsByTopic: async () => [],

    /** To one client alone: a command, or a shared message. */
    outgoingEnqueue: async ({ clientId }: { clientId: string }, packet: Copy): Promise<void> => {
      const durable = sessions.get(clientId)
      if (!durable) return
      const queued = routes.planFor(durable, messageOf(packet))
      if (queued) durable.arrive(queued.entry, lineOf(packet))
    },
    /** All at once: a message that took more turns than the next one would be overtaken by it. */
    outgoingEnqueueCombi: async (_targets: unknown, packet: Copy): Promise<void> => {
      const plan = planOf(packet)
      const line = lineOf(packet)
      const routed = { message: messageOf(packet), isRetained: packet.retain }
      for (const { session, entry } of plan?.queued ?? []) session.arrive(entry, line)
      for (const [group, { queued }] of plan?.shared ?? [])
        queued?.session.arrive(queued.entry, `${line}:${group}`)
      for (const { session, entry } of routes.planLate(routed, plan)) session.arrive(entry, line)
      if (plan) return
      for (const [group, { queued }] of routes.planSharedLate(routed))
        queued?.session.arrive(queued.entry, `${line}:${group}`)
    },
    /** About to go out. QoS 2 shows once: its id, and that it was received, are stored before the client hears of them. */
    outgoingUpdate: async (client: Client, { cmd, messageId }: Numbered): Promise<void> => {
      const entry = entryOf(client, messageId)
      const session = durableOf(client)
      if (!entry || !session) return
      if (entry.message.qos === 2 && cmd === 'pubrel') {
        if (!entry.isReleased) sessions.writer.next.released.push({ session, entry })
        entry.isReleased = true
        await sessions.writer.settled()
      } else if (entry.message.qos === 2 && !entry.isIdKept && !entry.isUnwritten) {
        entry.isIdKept = true
        sessions.writer.next.idsGiven.push({ session, entry })
        await sessions.writer.settled()
      }
      gone.add(entry)
    },
    outgoingClearMessageId: async (client: Client, { messageId }: Numbered): Promise<void> => {
      const entry = entryOf(client, messageId)
      const session = durableOf(client)
      if (entry && session) sessions.clear(session, entry)
    },
    /** For a client that has just been let in; a closed one would take out what is another's by now. */
    outgoingStream: (client: Client): Readable => {
      const session = rules.sessionOf(client)
      const durable = durableOf(client)
      const onEnd = () => {
        if (session) session.hasCaughtUp = true
      }
      if (client.closed || !durable || session?.startsClean) {
        onEnd()
        return Readable.from([])
      }
      return Readable.from(packetsOf(client, durable, (entry) => gone.has(entry), onEnd))
    },

    /** Committed with its message. */
    storeRetained: async () => undefined,
    createRetainedStreamCombi: (filters: readonly string[]): Readable =>
      Readable.from(retainedPackets(retained.matching(filters))),

    // The edge keeps the ids of QoS 2, and ends what repeats.
    incomingStorePacket: async () => undefined,
    incomingGetPacket: () => Promise.reject(new Error('kept at the edge')),
    incomingDelPacket: async () => undefined,
    // A will is its connection's.
    putWill: async () => undefined,
    delWill: async () => undefined,
    streamWill: () => Readable.from([]),
  }
}

/** What tells a copy from all others: a shared one is of a line of its own. */
const lineOf = ({ brokerId, brokerCounter }: Copy): string => `${brokerCounter}/${brokerId}`

const optionsOf = (
  { rh, rap, nl, subscriptionIdentifier }: FilterOptions,
  { qos, shown }: Pick<HeldFilter, 'qos' | 'shown'>,
): FilterOptions => ({
  qos,
  shown,
  ...(rh === undefined ? {} : { rh }),
  ...(rap === undefined ? {} : { rap }),
  ...(nl === undefined ? {} : { nl }),
  ...(subscriptionIdentifier === undefined ? {} : { subscriptionIdentifier }),
})

function messageOf({ topic, payload, qos, properties, messageExpiry, clientId = '' }: Copy): StoredMessage {
  return {
    topic,
    payload: typeof payload === 'string' ? Buffer.from(payload) : payload,
    qos,
    properties: properties && { ...properties },
    expiresAtMs: messageExpiry,
    sender: clientId,
  }
}

/** What waits, in order, and what comes meanwhile; `onEnd` once all of it has gone out, so that nothing overtakes it. */
async function* packetsOf(
  client: Kept,
  durable: DurableSession,
  hasGone: (entry: Entry) => boolean,
  onEnd: () => void,
) {
  const given = new Set<Entry>()
  let last: Entry | undefined
  while (!client.closed) {
    const before = given.size
    for (const entry of durable.waiting()) {
      const { packetId: messageId, message, isRetained: retain, isReleased } = entry
      if (given.has(entry) || messageId === undefined) continue
      given.add(entry)
      last = entry
      yield isReleased ? { cmd: 'pubrel', messageId } : { ...packetOf(message), retain, messageId }
    }
    if (given.size > before) continue
    if (!last || last.isCleared || hasGone(last)) break
    await new Promise((next) => setImmediate(next))
  }
  onEnd()
}

function* retainedPackets(messages: Iterable<StoredMessage>) {
  for (const message of messages) yield { ...packetOf(message), retain: true }
}

const packetOf = ({ topic, payload, qos, properties, expiresAtMs }: StoredMessage) => ({
  cmd: 'publish' as const,
  topic,
  payload,
  qos,
  dup: false,
  ...(properties ? { properties: { ...properties } satisfies Properties } : {}),
  ...(expiresAtMs === undefined ? {} : { messageExpiry: expiresAtMs }),
})
