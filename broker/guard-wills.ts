/** Wills that wait for their delay go out when their session ends, also where a connection begins it anew [MQTT5-3.1.2-8]. */

interface Leaving {
  readonly id: string
}
type Publish = (client: Leaving, will: object) => void
interface Wills {
  publishWill: Publish
  scheduleWill: (client: Leaving, will: object, delaySeconds: number) => void
  clearDelayedWill: (id: string) => void
  readonly delayedWills: ReadonlyMap<string, unknown>
}

export interface GuardedWills {
  /** A connection begins the session of this key anew; before the one that it may take over is ended. */
  beginsAnew(id: string): void
  /** It has begun, or never will. */
  hasBegun(id: string): void
}

export function guardWills(broker: object): GuardedWills {
  if (!hasWills(broker)) throw new Error('this Aedes keeps its wills elsewhere')
  const publish = broker.publishWill.bind(broker)
  const schedule = broker.scheduleWill.bind(broker)
  const clear = broker.clearDelayedWill.bind(broker)
  const waiting = new Map<string, () => void>()
  const beginning = new Set<string>()
  broker.publishWill = (client, will) => {
    waiting.delete(client.id)
    publish(client, will)
  }
  broker.scheduleWill = (client, will, delaySeconds) => {
    if (beginning.has(client.id)) {
      publish(client, will)
      return
    }
    schedule(client, will, delaySeconds)
    if (broker.delayedWills.has(client.id)) waiting.set(client.id, () => publish(client, will))
  }
  broker.clearDelayedWill = (id) => {
    waiting.delete(id)
    clear(id)
  }
  return {
    beginsAnew: (id) => {
      beginning.add(id)
      const send = waiting.get(id)
      broker.clearDelayedWill(id)
      send?.()
    },
    hasBegun: (id) => beginning.delete(id),
  }
}

const hasWills = (broker: object): broker is Wills =>
  ['publishWill', 'scheduleWill', 'clearDelayedWill'].every(
    (name) => typeof Reflect.get(broker, name) === 'function',
  ) && Reflect.get(broker, 'delayedWills') instanceof Map
