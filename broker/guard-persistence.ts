/** What Aedes keeps of sessions, held to what they may have: only granted filters, bounded queues, no QoS 2 state of its own. */
import { limits } from '@/broker/edge/limits'
import type { Qos } from '@/lib/dialects/dialect'

interface Kept {
  readonly id: string
}
interface Subscription {
  readonly topic: string
  readonly qos: number
}
interface Routed {
  readonly topic: string
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
  outgoingEnqueue(target: Target, packet: Routed): Promise<unknown>
  outgoingEnqueueCombi(targets: Target[], packet: Routed): Promise<unknown>
  outgoingClearMessageId(client: Kept, packet: unknown): Promise<unknown>
  incomingGetPacket(): Promise<unknown>
  incomingStorePacket(): Promise<unknown>
  incomingDelPacket(): Promise<unknown>
}

export function guardPersistence<Client extends Kept>(
  broker: object,
  rules: PersistenceRules<Client>,
): Persistence<Client> {
  const persistence = persistenceOf<Client>(broker)
  keepGrantedFilters(persistence, rules)
  boundQueues(persistence, rules)
  // The edge keeps the ids of QoS 2, and ends what repeats; this copy would never be cleared.
  persistence.incomingStorePacket = async () => undefined
  persistence.incomingGetPacket = () => Promise.reject(new Error('kept at the edge'))
  persistence.incomingDelPacket = async () => undefined
  return persistence
}

/** Aedes stores every filter of a SUBSCRIBE, as asked for, if one of it is allowed: only what was granted is kept here. */
function keepGrantedFilters<Client extends Kept>(
  persistence: Persistence<Client>,
  { grantedQos }: PersistenceRules<Client>,
): void {
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
function boundQueues<Client extends Kept>(
  persistence: Persistence<Client>,
  { mayQueue, onQueueFull }: PersistenceRules<Client>,
): void {
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

function persistenceOf<Client extends Kept>(broker: object): Persistence<Client> {
  const persistence: unknown = Reflect.get(broker, 'persistence')
  if (!isPersistence<Client>(persistence)) throw new Error('this Aedes keeps its sessions elsewhere')
  return persistence
}

const isPersistence = <Client extends Kept>(value: unknown): value is Persistence<Client> =>
  typeof value === 'object' &&
  value !== null &&
  ['addSubscriptions', 'outgoingEnqueueCombi', 'outgoingClearMessageId', 'incomingStorePacket'].every(
    (name) => typeof Reflect.get(value, name) === 'function',
  )
