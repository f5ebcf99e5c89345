/** What the broker holds for the device of a plant: a connection, and a session that another client of it left. */
import { listAwaySessions } from '@/lib/services/connections/list-away-sessions'
import { listConnections } from '@/lib/services/connections/list-connections'
import type { ApiWorld, Plant } from './api-world'
import type { Held } from './authorization-cases'
import { connect } from './mqtt'

export async function holdOpen(
  { broker }: ApiWorld,
  { device: { id: deviceId, credential } }: Plant,
): Promise<Held & { end(): Promise<void> }> {
  const login = {
    port: broker.mqttPort,
    username: credential.username,
    password: credential.password,
  }
  const client = await connect(login)
  await (await connect({ ...login, clientId: `left-${deviceId}`, clean: false })).endAsync()
  const connection = (await listConnections(broker.admin, { limit: 10, deviceId })).items.find(
    ({ isDurable }) => !isDurable,
  )
  if (!connection) throw new Error('the connection is not among those of its device')
  return {
    connectionId: connection.id,
    awaySessionId: await idOfLeft(broker, deviceId),
    end: () => client.endAsync(true),
  }
}

/** The broker writes what happened to sessions a moment later. */
async function idOfLeft({ admin }: ApiWorld['broker'], deviceId: string): Promise<string> {
  for (;;) {
    const [left] = (await listAwaySessions(admin, { limit: 1, deviceId })).items
    if (left) return left.id
    await new Promise((next) => setImmediate(next))
  }
}
