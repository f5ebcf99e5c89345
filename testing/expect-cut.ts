/** A revocation reaches its client over TCP and WebSocket, whether it is idle or in the middle of publishing. */
import type { MqttClient } from 'mqtt'
import { expect } from 'vitest'
import type { TestBroker } from './broker'
import { type ConnectOptions, closed, connect, refusedCode } from './mqtt'

const WITHIN_MS = 2_000
const NOT_AUTHORIZED = 5

export type Credential = Omit<ConnectOptions, 'port' | 'protocol'>
export type Listening = Pick<TestBroker, 'mqttPort' | 'wsPort'>
/** What it may publish, again and again; nothing, for those who may publish nothing. */
export type Published = readonly [topic: string, payload: string]

interface Way {
  readonly protocol: 'mqtt' | 'ws'
  readonly isPublishing: boolean
}
export const ways: readonly Way[] = (['mqtt', 'ws'] as const).flatMap((protocol) => [
  { protocol, isPublishing: false },
  { protocol, isPublishing: true },
])

export const over = ({ mqttPort, wsPort }: Listening, protocol: Way['protocol']) =>
  protocol === 'ws' ? { protocol, port: wsPort, path: '/mqtt' } : { protocol, port: mqttPort }

/** In each way at once, each under a client id of its own. */
export async function connectInEachWay(
  broker: Listening,
  credential: Credential,
  published?: Published,
): Promise<readonly MqttClient[]> {
  const clients = []
  for (const [index, { protocol, isPublishing }] of ways.entries()) {
    const clientId = credential.clientId === undefined ? `way-${index}` : `${credential.clientId}${index}`
    const client = await connect({ ...credential, ...over(broker, protocol), clientId })
    clients.push(client)
    if (isPublishing && published) await keepPublishing(client, published)
  }
  expect(clients.map(({ connected }) => connected)).toEqual(clients.map(() => true))
  return clients
}

/** Connects, revokes, and expects each connection cut within 2 s and the next CONNECT refused. */
export async function expectCut(
  broker: Listening,
  credential: Credential,
  revoke: () => Promise<unknown>,
  published?: Published,
): Promise<void> {
  await expectAllCut(await connectInEachWay(broker, credential, published), revoke)
  for (const protocol of ['mqtt', 'ws'] as const)
    expect(await refusedCode({ ...credential, ...over(broker, protocol) })).toBe(NOT_AUTHORIZED)
}

/** The same for one client id, which only one connection may have. */
export async function expectOneCut(
  { protocol, isPublishing }: Way,
  broker: Listening,
  credential: Credential,
  revoke: () => Promise<unknown>,
  published: Published,
): Promise<void> {
  const client = await connect({ ...credential, ...over(broker, protocol) })
  if (isPublishing) await keepPublishing(client, published)
  await expectAllCut([client], revoke)
  expect(await refusedCode({ ...credential, ...over(broker, protocol) })).toBe(NOT_AUTHORIZED)
}

async function expectAllCut(clients: readonly MqttClient[], revoke: () => Promise<unknown>): Promise<void> {
  const cut = Promise.all(clients.map(closed))
  await revoke()
  await expectWithin2s(cut)
}

const TICK_MS = 100

/** Two seconds as this process, in which the broker is too, lives them: where the machine does other things they are longer. */
export async function expectWithin2s(work: Promise<unknown>): Promise<void> {
  let ticks = 0
  const timer = setInterval(() => ticks++, TICK_MS)
  await work
  clearInterval(timer)
  expect(ticks * TICK_MS).toBeLessThanOrEqual(WITHIN_MS)
}

/** One after the other until the connection ends; resolves when the second is acknowledged. */
function keepPublishing(client: MqttClient, [topic, payload]: Published): Promise<void> {
  return new Promise((resolve) => {
    let acknowledged = 0
    const next = () => {
      if (++acknowledged === 3) resolve()
      if (client.connected) client.publish(topic, payload, { qos: 1 }, (error) => !error && next())
    }
    next()
  })
}
