/** What Aedes keeps of sessions, held to what they may have: only granted filters, bounded queues and retained messages, no QoS 2 state of its own. */
import { Readable } from 'node:stream'
import { limits } from '@/broker/edge/limits'
import { QueueFilters, type QueueTarget } from '@/broker/queue-filters'
import { RetainedMessages } from '@/broker/retained-messages'
import type { Qos } from '@/lib/dialects/dialect'

interface Kept {
  readonly id: string
}
interface Subscription {
  readonly topic: string
  readonly qos: number
  /** No local, and retain as published (v5). */
  readonly nl?: boolean
  readonly rap?: boolean
}
interface Routed {
  readonly topic: string
  readonly payload: Buffer | string
  readonly retain: boolean
  /** Who published it. */
  readonly clientId?: string
  /** The message's number, and the line that it stands in. */
  readonly brokerId?: string
  readonly brokerCounter?: number
}

export interface PersistenceRules<Client extends Kept> {
  /** `undefined`: the session does not hold the filter. */
  grantedQos(client: Client, filter: string): Qos | undefined
  /** Whether a durable session, connected or not, may receive what its filters match. */
  mayQueue(sessionKey: string, topic: string): boolean
  onQueueFull(sessionKey: string): void
}

interface Target {
  readonly clientId: string
}
interface Persistence<Client extends Kept> {
  addSubscriptions(client: Client, subscriptions: Subscription[]): Promise<unknown>
  removeSubscriptions(client: Kept, topics: string[]): Promise<unknown>
  cleanSubscriptions(client: Kept): Promise<unknown>
  subscriptionsByTopic(topic: string): Promise<readonly Target[]>
  outgoingEnqueue(target: Target, packet: Routed): Promise<unknown>
  outgoingEnqueueCombi(targets: readonly QueueTarget[], packet: Routed): Promise<unknown>
  outgoingUpdate(client: Kept, packet: Numbered): Promise<unknown>
  outgoingClearMessageId(client: Kept, packet: Numbered): Promise<unknown>
  storeRetained(packet: Routed): Promise<unknown>
  createRetainedStreamCombi(filters: readonly string[]): Readable
  incomingGetPacket(): Promise<unknown>
  incomingStorePacket(): Promise<unknown>
  incomingDelPacket(): Promise<unknown>
}
interface Numbered {
  readonly cmd?: string
  readonly messageId?: number
}

export interface Guarded<Client extends Kept> extends Persistence<Client> {
  readonly retained: RetainedMessages<Routed>
  /** Whether it would wait for a durable session. */
  isAwaited(topic: string): boolean
  /** A message that is not delivered after all waits no longer. */
  takeOut(client: Kept, packet: Pick<Routed, 'brokerId' | 'brokerCounter'>): void
  /** The packet id under which a waiting message goes out. */
  note(client: Kept, packet: Pick<Routed, 'brokerId' | 'brokerCounter'> & Numbered): void
}

/** No packet has this id on the wire. */
const TAKEN_OUT = -1

export function guardPersistence<Client extends Kept>(
  broker: object,
  rules: PersistenceRules<Client>,
): Guarded<Client> {
  const persistence = persistenceOf<Client>(broker)
  const retained = new RetainedMessages<Routed>()
  const filters = keepGrantedFilters(persistence, rules)
  boundQueues(persistence, rules)
  tellReleasesApart(persistence)
  persistence.storeRetained = async (packet) => retained.keep({ ...packet })
  persistence.createRetainedStreamCombi = (filters) => Readable.from(retained.matching(filters))
  // The edge keeps the ids of QoS 2, and ends what repeats; this copy would never be cleared.
  persistence.incomingStorePacket = async () => undefined
  persistence.incomingGetPacket = () => Promise.reject(new Error('kept at the edge'))
  persistence.incomingDelPacket = async () => undefined
  const note: Guarded<Client>['note'] = (client, packet) => {
    // It may be in no queue: a full one has not taken it.
    persistence.outgoingUpdate(client, packet).catch(() => {})
  }
  return Object.assign(persistence, {
    retained,
    isAwaited: (topic: string) => filters.match(topic).length > 0,
    note,
    takeOut: (client: Kept, packet: Pick<Routed, 'brokerId' | 'brokerCounter'>) => {
      note(client, { ...packet, messageId: TAKEN_OUT })
      void persistence.outgoingClearMessageId(client, { messageId: TAKEN_OUT })
    },
  })
}

/** Aedes stores every filter of a SUBSCRIBE, as asked for, if one of it is allowed: only what was granted is kept here. */
function keepGrantedFilters<Client extends Kept>(
  persistence: Persistence<Client>,
  { grantedQos }: PersistenceRules<Client>,
): QueueFilters {
  const filters = new QueueFilters()
  const add = persistence.addSubscriptions.bind(persistence)
  const remove = persistence.removeSubscriptions.bind(persistence)
  const clean = persistence.cleanSubscriptions.bind(persistence)
  persistence.addSubscriptions = (client, subscriptions) => {
    const granted = subscriptions.flatMap((subscription) => {
      const qos = grantedQos(client, subscription.topic)
      return qos === undefined ? [] : [{ ...subscription, qos }]
    })
    for (const { topic, qos, nl = false, rap = false } of granted) {
      if (qos > 0) filters.add(topic, { clientId: client.id, isForOthersOnly: nl, keepsRetainFlag: rap })
      else filters.remove(topic, client.id)
    }
    return add(client, granted)
  }
  persistence.removeSubscriptions = (client, topics) => {
    for (const topic of topics) filters.remove(topic, client.id)
    return remove(client, topics)
  }
  persistence.cleanSubscriptions = (client) => {
    filters.removeAll(client.id)
    return clean(client)
  }
  persistence.subscriptionsByTopic = async (topic) => filters.match(topic)
  return filters
}

/** A queue holds what its session has not acknowledged. One that is full takes no more, and a client that lets it fill while connected is cut. */
function boundQueues<Client extends Kept>(
  persistence: Persistence<Client>,
  { mayQueue, onQueueFull }: PersistenceRules<Client>,
): void {
  const lengths = new Map<string, number>()
  const enqueue = persistence.outgoingEnqueue.bind(persistence)
  const clear = persistence.outgoingClearMessageId.bind(persistence)
  const grow = ({ clientId }: Target) => lengths.set(clientId, (lengths.get(clientId) ?? 0) + 1)
  const isFull = ({ clientId }: Target) => (lengths.get(clientId) ?? 0) >= limits.queuedMessages
  // A command, or a shared message: only to a client that is connected, and so is cut where its queue has not taken it.
  persistence.outgoingEnqueue = async (target, packet) => {
    if (isFull(target)) {
      onQueueFull(target.clientId)
      return undefined
    }
    grow(target)
    return enqueue(target, packet)
  }
  // All at once: a message that took more turns than the next one, for having more targets, would be overtaken by it.
  persistence.outgoingEnqueueCombi = async (targets, packet) => {
    for (const target of targets) {
      const { clientId, isForOthersOnly, keepsRetainFlag } = target
      if ((isForOthersOnly && clientId === packet.clientId) || !mayQueue(clientId, packet.topic)) continue
      if (isFull(target)) {
        onQueueFull(clientId)
        continue
      }
      grow(target)
      // [MQTT-3.3.1-9] To a subscription that stands, retained messages go without the flag.
      void enqueue(target, packet.retain && !keepsRetainFlag ? { ...packet, retain: false } : packet)
    }
  }
  persistence.outgoingClearMessageId = async (client, packet) => {
    // Aedes means a copy that it did not deliver, and would take out whatever has no number yet: a copy waits once.
    if (packet.messageId === undefined) return undefined
    const cleared = await clear(client, packet)
    if (cleared === undefined) return cleared
    const length = (lengths.get(client.id) ?? 1) - 1
    if (length > 0) lengths.set(client.id, length)
    else lengths.delete(client.id)
    return cleared
  }
}

/**
 * A PUBREL stands in the queue for its message. Aedes looks them up by number and line, of which a PUBREL has neither, and so
 * takes any two for one: the second would go out with the first one's packet id.
 */
function tellReleasesApart<Client extends Kept>(persistence: Persistence<Client>): void {
  const update = persistence.outgoingUpdate.bind(persistence)
  persistence.outgoingUpdate = (client, packet) => {
    if (packet.cmd === 'pubrel')
      Object.assign(packet, { brokerId: RELEASES, brokerCounter: packet.messageId })
    return update(client, packet)
  }
}

const RELEASES = 'pubrel'

function persistenceOf<Client extends Kept>(broker: object): Persistence<Client> {
  const persistence: unknown = Reflect.get(broker, 'persistence')
  if (!isPersistence<Client>(persistence)) throw new Error('this Aedes keeps its sessions elsewhere')
  return persistence
}

const isPersistence = <Client extends Kept>(value: unknown): value is Persistence<Client> =>
  typeof value === 'object' &&
  value !== null &&
  [
    'addSubscriptions',
    'subscriptionsByTopic',
    'outgoingEnqueue',
    'outgoingEnqueueCombi',
    'outgoingUpdate',
    'outgoingClearMessageId',
    'storeRetained',
    'createRetainedStreamCombi',
    'incomingStorePacket',
  ].every((name) => typeof Reflect.get(value, name) === 'function')
