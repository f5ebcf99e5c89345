/**
 * The clients that are connected, by session key. Aedes registers, and calls ready, also a client that left while it was
 * let in: nobody would ever take it out again, neither here nor there.
 */
import type { Aedes, Client } from 'aedes'

/** Before the first connection. */
export function connectedClients(broker: Aedes): ReadonlyMap<string, Client> {
  if (!unregisters(broker)) throw new Error('this Aedes keeps its clients elsewhere')
  const clients = new Map<string, Client>()
  broker.on('client', (client) => {
    if (client.closed) broker.unregisterClient(client)
  })
  broker.on('clientReady', (client) => {
    if (!client.closed) clients.set(client.id, client)
  })
  broker.on('clientDisconnect', (client) => {
    if (clients.get(client.id) === client) clients.delete(client.id)
  })
  return clients
}

const unregisters = (broker: Aedes): broker is Aedes & { unregisterClient(client: Client): void } =>
  typeof Reflect.get(broker, 'unregisterClient') === 'function'
