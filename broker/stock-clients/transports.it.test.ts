/** The same over TLS, WS and WSS, with mqtt.js. */
import { readFileSync } from 'node:fs'
import mqtt, { type IClientOptions, type IConnackPacket, type IPublishPacket } from 'mqtt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { makePlainTenant } from '@/testing/plain'

let broker: TestBroker
let login: IClientOptions
beforeAll(async () => {
  broker = await startTestBroker({ tls: true })
  login = (await makePlainTenant(broker.admin)).asDevice
})
afterAll(() => broker.stop())

const addresses = {
  mqtt: () => `mqtt://127.0.0.1:${broker.mqttPort}`,
  mqtts: () => `mqtts://localhost:${broker.mqttsPort}`,
  ws: () => `ws://127.0.0.1:${broker.wsPort}/mqtt`,
  wss: () => `wss://localhost:${broker.wssPort}/mqtt`,
}

async function connect(transport: keyof typeof addresses, options: IClientOptions) {
  const client = mqtt.connect(addresses[transport](), {
    reconnectPeriod: 0,
    ...(broker.caPath === undefined ? {} : { ca: readFileSync(broker.caPath) }),
    ...login,
    ...options,
  })
  client.on('error', () => {})
  const came = new Promise<IPublishPacket>((resolve) =>
    client.on('message', (_topic, _payload, packet) => {
      resolve(packet)
    }),
  )
  const connack = await new Promise<IConnackPacket>((resolve, reject) => {
    client.once('connect', resolve)
    client.once('error', reject)
  })
  return { client, connack, came }
}

describe.each(Object.keys(addresses) as (keyof typeof addresses)[])('over %s', (transport) => {
  it('MQTT 5: a large message with its properties at QoS 2, by an alias, and the end by takeover', async () => {
    const options = { protocolVersion: 5, clientId: `five-${transport}` } as const
    const { client, connack, came } = await connect(transport, options)
    expect(connack.properties).toMatchObject({ topicAliasMaximum: 16, sharedSubscriptionAvailable: true })
    const topic = `over/${transport}/5`
    await client.subscribeAsync(topic, { qos: 2, properties: { subscriptionIdentifier: 7 } })
    const payload = Buffer.alloc(200_000, 'x')
    const userProperties = { a: 'b' }
    await client.publishAsync(topic, payload, { qos: 2, properties: { topicAlias: 1, userProperties } })
    const packet = await came
    expect(packet).toMatchObject({ qos: 2, properties: { userProperties, subscriptionIdentifier: 7 } })
    // Compared as bytes: vitest takes seconds over so many.
    expect(payload.equals(Buffer.from(packet.payload))).toBe(true)
    const told = new Promise((resolve) => client.once('disconnect', ({ reasonCode }) => resolve(reasonCode)))
    const second = await connect(transport, options)
    expect(await told).toBe(0x8e)
    await second.client.endAsync()
  })

  it('MQTT 3.1.1: a durable session, and what waited for it', async () => {
    const options = { protocolVersion: 4, clientId: `four-${transport}`, clean: false } as const
    const topic = `over/${transport}/4`
    const first = await connect(transport, options)
    await first.client.subscribeAsync(topic, { qos: 1 })
    await first.client.endAsync()
    const writer = await connect(transport, { protocolVersion: 4 })
    await writer.client.publishAsync(topic, 'waited', { qos: 1 })
    const second = await connect(transport, options)
    expect(second.connack.sessionPresent).toBe(true)
    expect((await second.came).payload.toString()).toBe('waited')
    await Promise.all([writer.client.endAsync(), second.client.endAsync()])
  })
})
