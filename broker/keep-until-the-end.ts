/** A v5 session that goes on, and is to end with this connection: Aedes takes it for one that is new and empty. */

/** What waits for it is delivered. Before its queue is read. */
export function keepUntilTheEnd(client: object): void {
  if (endsWithConnection(client)) Reflect.set(client, 'clean', false)
}

export const endsWithConnection = (client: object): boolean =>
  Reflect.get(client, 'version') === 5 && Reflect.get(client, 'sessionExpiryInterval') === 0
