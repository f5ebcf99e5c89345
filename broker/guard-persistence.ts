/** What Aedes keeps of sessions, held to what they may have: only granted filters, bounded queues, no QoS 2 state of its own. */
import type { Aedes, Client, PublishPacket, Subscription } from 'aedes'
import { limits } from '@/broker/edge/limits'
import type { Qos } from '@/lib/dialects/dialect'

export interface PersistenceRules {
  /** `undefined`: the session does not hold the filter. */
  grantedQos(client: Client, filter: string): Qos | undefined
  /** Whether a durable session, connected or not, may receive what its filters match. */
  mayQueue(sessionKey: string, topic: string): boolean
  onQueueFull(sessionKey: string): void
}

interface Target {
  readonly clientId: string
}
interface Persistence {
  addSubscriptions(client: Client, subscriptions: Subscription[]): Promise<unknown>
  removeSubscriptions(client: Target['clientId'] | { id: string }, topics: string[]): Promise<unknown>
  cleanSubscriptions(client: { id: string }): Promise<unknown>
  outgoingEnqueue(target: Target, packet: PublishPacket): Promise<unknown>
  outgoingEnqueueCombi(targets: Target[], packet: PublishPacket): Promise<unknown>
  outgoingClearMessageId(client: { id: string }, packet: unknown): Promise<unknown>
  incomingGetPacket(): Promise<unknown>
  incomingStorePacket(): Promise<unknown>
  incomingDelPacket(): Promise<unknown>
}

export function guardPersistence(broker: Aedes, rules: PersistenceRules): Persistence {
  const persistence = persistenceOf(broker)
  keepGrantedFilters(persistence, rules)
  boundQueues(persistence, rules)
  // The edge keeps the ids of QoS 2, and ends what repeats; this copy would never be cleared.
  persistence.incomingStorePacket = async () => undefined
  persistence.incomingGetPacket = () => Promise.reject(new Error('kept at the edge'))
  persistence.incomingDelPacket = async () => undefined
  return persistence
}

/** Aedes stores every filter of a SUBSCRIBE, as asked for, if one of it is allowed: only what was granted is kept here. */
function keepGrantedFilters(persistence: Persistence, { grantedQos }: PersistenceRules): void {
  const add = persistence.addSubscriptions.bind(persistence)
  persistence.addSubscriptions = (client, subscriptions) =>
    add(
      client,
      subscriptions.flatMap((subscription) => {
        const qos = grantedQos(client, subscription.topic)
        return qos === undefined ? [] : [{ ...subscription, qos }]
      }),
    )
}

/** A queue holds what its session has not acknowledged. One that is full takes no more, and a client that lets it fill while connected is cut. */
function boundQueues(persistence: Persistence, { mayQueue, onQueueFull }: PersistenceRules): void {
  const lengths = new Map<string, number>()
  const enqueue = persistence.outgoingEnqueue.bind(persistence)
  const enqueueCombi = persistence.outgoingEnqueueCombi.bind(persistence)
  const clear = persistence.outgoingClearMessageId.bind(persistence)
  const grow = ({ clientId }: Target) => lengths.set(clientId, (lengths.get(clientId) ?? 0) + 1)
  persistence.outgoingEnqueue = (target, packet) => {
    grow(target)
    return enqueue(target, packet)
  }
  persistence.outgoingEnqueueCombi = (targets, packet) => {
    const taken = targets.filter(({ clientId }) => {
      if (!mayQueue(clientId, packet.topic)) return false
      const hasRoom = (lengths.get(clientId) ?? 0) < limits.queuedMessages
      if (!hasRoom) onQueueFull(clientId)
      return hasRoom
    })
    for (const target of taken) grow(target)
    return enqueueCombi(taken, packet)
  }
  persistence.outgoingClearMessageId = async (client, packet) => {
    const cleared = await clear(client, packet)
    if (cleared === undefined) return cleared
    const length = (lengths.get(client.id) ?? 1) - 1
    if (length > 0) lengths.set(client.id, length)
    else lengths.delete(client.id)
    return cleared
  }
}

function persistenceOf(broker: Aedes): Persistence {
  const persistence: unknown = Reflect.get(broker, 'persistence')
  if (!isPersistence(persistence)) throw new Error('this Aedes keeps its sessions elsewhere')
  return persistence
}

const isPersistence = (value: unknown): value is Persistence =>
  typeof value === 'object' &&
  value !== null &&
  ['addSubscriptions', 'outgoingEnqueueCombi', 'outgoingClearMessageId', 'incomingStorePacket'].every(
    (name) => typeof Reflect.get(value, name) === 'function',
  )
