/** Limits of a connection, just at their edge and just beyond. */
import { connect as connectSocket } from 'node:net'
import mqtt, { type IConnackPacket } from 'mqtt'
import mqttPacket, { type Packet } from 'mqtt-packet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { subackCodes } from '@/testing/answers'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { inboxOf } from '@/testing/inbox'
import { recordOf } from '@/testing/live-log'
import { connect } from '@/testing/mqtt'
import { type Login, makePlainTenant, speaking } from '@/testing/plain'
import { makeBackEnd, makePlant } from '@/testing/provision'
import { limits } from './edge/limits'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

it('a SUBSCRIBE of more filters than one may have is refused whole, and recorded', async () => {
  const { companyId, asDevice } = await makePlainTenant(broker.admin)
  const client = await connect({ port: broker.mqttPort, ...asDevice, ...speaking(5) })
  const filters = Array.from({ length: limits.filtersPerSubscribe + 1 }, (_, index) => `line${index}`)
  expect(await subackCodes(client, filters)).toEqual(filters.map(() => 0x97))
  expect(await recordOf(broker.pool, companyId, 'too-many-subscriptions')).toMatchObject({
    topic: 'line0',
    sentence: expect.stringContaining(`${filters.length} filters`),
  })
  await client.endAsync()
})

it('the largest packet passes, though its topic is longer inside the broker', async () => {
  const { asDevice, asUser } = await makePlainTenant(broker.admin)
  const [reader, sender] = [
    await connect({ port: broker.mqttPort, ...asUser, ...speaking(5) }),
    await connect({ port: broker.mqttPort, ...asDevice, ...speaking(5) }),
  ]
  const inbox = inboxOf(reader)
  await reader.subscribeAsync('t', { qos: 1 })
  // Fixed header 4, topic 3, packet id 2, properties 1.
  const payload = Buffer.alloc(limits.packetBytes - 10, 'x')
  await sender.publishAsync('t', payload, { qos: 1 })
  expect((await inbox.next()).payload.length).toBe(payload.length)
  await Promise.all([reader.endAsync(), sender.endAsync()])
})

/** A durable session that reads and acknowledges nothing; resolves when it is subscribed. */
async function silentReader({ username, password }: Login, filter: string) {
  const socket = connectSocket(broker.mqttPort, '127.0.0.1')
  const cut = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  const parser = mqttPacket.parser()
  const subscribed = new Promise<void>((resolve) =>
    parser.on('packet', ({ cmd }: Packet) => {
      if (cmd === 'connack')
        socket.write(
          mqttPacket.generate({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: filter, qos: 1 }] }),
        )
      if (cmd === 'suback') resolve()
    }),
  )
  socket.on('data', (bytes) => parser.parse(bytes))
  socket.on('error', () => {})
  socket.write(
    mqttPacket.generate({
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clientId: 'silent',
      clean: false,
      keepalive: 0,
      username,
      password: Buffer.from(password),
    }),
  )
  await subscribed
  return { cut }
}

it.each(['t', '$share/group/t'])(
  'a durable session that acknowledges nothing of %s is cut once its queue is full',
  async (filter) => {
    const { asDevice, asUser } = await makePlainTenant(broker.admin)
    const { cut } = await silentReader(asUser, filter)
    const sender = await connect({ port: broker.mqttPort, ...asDevice })
    for (let sent = 0; sent < limits.queuedMessages + 200; sent += 100)
      await Promise.all(Array.from({ length: 100 }, () => sender.publishAsync('t', 'x', { qos: 1 })))
    await cut
    await sender.endAsync()
  },
)

/** What CONNACK says of the session that was asked for. */
async function grantedExpiry(login: Login): Promise<number | undefined> {
  const client = mqtt.connect({
    protocol: 'mqtt',
    host: '127.0.0.1',
    port: broker.mqttPort,
    reconnectPeriod: 0,
    ...login,
    ...speaking(5),
    clean: true,
    properties: { sessionExpiryInterval: 3600 },
  })
  const connack = await new Promise<IConnackPacket>((resolve, reject) => {
    client.once('connect', resolve)
    client.once('error', reject)
  })
  await client.endAsync()
  return connack.properties?.sessionExpiryInterval
}

describe('a session that is to outlive its connection', () => {
  it('is kept for a plain client', async () => {
    const { asDevice } = await makePlainTenant(broker.admin)
    expect(await grantedExpiry(asDevice)).toBeUndefined()
  })

  it('ends at once where each one begins anew, and CONNACK says so', async () => {
    const { company } = await makePlant(broker.admin, 'drogue')
    const { login } = await makeBackEnd(broker.admin, company.id)
    expect(await grantedExpiry(login)).toBe(0)
  })
})
