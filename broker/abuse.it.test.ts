/** One client, whatever it sends, harms no other: raw sockets against the real broker, with a witness beside them. */
import { connect as connectSocket } from 'node:net'
import fc from 'fast-check'
import type { MqttClient } from 'mqtt'
import mqttPacket, { type Packet } from 'mqtt-packet'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { connect } from '@/testing/mqtt'
import { makePlant } from '@/testing/provision'

let broker: TestBroker
let plant: Awaited<ReturnType<typeof makePlant>>
let witness: MqttClient
let witnessTopic: string

beforeAll(async () => {
  broker = await startTestBroker()
  plant = await makePlant(broker.admin, 'sensocan', ['t'])
  const own = await makePlant(broker.admin, 'sensocan', ['t'])
  witnessTopic = `tenant/${own.tenant.id}/device/${own.device.id}/sensor/t`
  witness = await connect({ port: broker.mqttPort, ...own.device.credential })
})
afterEach(async () => {
  await witness.publishAsync(witnessTopic, '{"value":1}', { qos: 1 })
  expect(witness.connected).toBe(true)
})
afterAll(async () => {
  await witness.endAsync()
  await broker.stop()
})

const connectPacket = (more: Partial<Extract<Packet, { cmd: 'connect' }>> = {}): Buffer =>
  mqttPacket.generate({
    cmd: 'connect',
    clientId: 'x',
    protocolId: 'MQTT',
    protocolVersion: 4,
    clean: true,
    keepalive: 60,
    username: plant.device.credential.username,
    password: Buffer.from(plant.device.credential.password),
    ...more,
  })

/** Sends, and answers all that came back once the broker has closed the connection. */
function untilClosed(...bytes: Buffer[]): Promise<Buffer> {
  return new Promise((resolve) => {
    const socket = connectSocket(broker.mqttPort, '127.0.0.1')
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', () => {})
    socket.on('close', () => resolve(Buffer.concat(chunks)))
    socket.write(Buffer.concat(bytes))
  })
}

/** Sends, and answers the first `count` packets that come back. */
function answers(count: number, ...bytes: Buffer[]): Promise<Packet[]> {
  return new Promise((resolve) => {
    const socket = connectSocket(broker.mqttPort, '127.0.0.1')
    const parser = mqttPacket.parser()
    const packets: Packet[] = []
    parser.on('packet', (packet: Packet) => {
      packets.push(packet)
      if (packets.length === count) {
        socket.destroy()
        resolve(packets)
      }
    })
    socket.on('data', (chunk) => parser.parse(chunk))
    socket.write(Buffer.concat(bytes))
  })
}

const publish = (topic: string, messageId: number, qos: 0 | 1 | 2 = 1) =>
  mqttPacket.generate({
    cmd: 'publish',
    topic,
    payload: '{"value":2}',
    qos,
    messageId,
    dup: false,
    retain: false,
  })

describe('the broker closes', () => {
  it.each([
    ['a first packet that is no CONNECT', () => [Buffer.from([0xc0, 0])]],
    ['HTTP', () => [Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')]],
    ['200 MB announced before CONNECT', () => [Buffer.from([0x10, 0x80, 0x80, 0x80, 0x60])]],
    ['a remaining length of five bytes', () => [Buffer.from([0x10, 0xff, 0xff, 0xff, 0xff, 0x7f])]],
    ['a second CONNECT', () => [connectPacket(), connectPacket()]],
    ['a PUBLISH of more than 256 KiB', () => [connectPacket(), Buffer.from([0x30, 0x80, 0x80, 0x20])]],
    ['a topic with a wildcard', () => [connectPacket(), Buffer.from([0x30, 4, 0, 2, 0x61, 0x23])]],
    ['a topic that is not UTF-8', () => [connectPacket(), Buffer.from([0x30, 4, 0, 2, 0xc3, 0x28])]],
    ['a filter a#', () => [connectPacket(), Buffer.from([0x82, 7, 0, 1, 0, 2, 0x61, 0x23, 0])]],
    ['a reserved packet type', () => [connectPacket(), Buffer.from([0xf0, 0])]],
  ])('%s', async (_what, bytes) => {
    await untilClosed(...bytes())
  })
})

describe('the broker survives', () => {
  it.each(['constructor', '__proto__', 'toString'])('SUBSCRIBE and UNSUBSCRIBE of %s', async (topic) => {
    const [, suback, unsuback] = await answers(
      3,
      connectPacket(),
      mqttPacket.generate({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic, qos: 0 }] }),
      mqttPacket.generate({ cmd: 'unsubscribe', messageId: 2, unsubscriptions: [topic] }),
    )
    expect([suback?.cmd, unsuback?.cmd]).toEqual(['suback', 'unsuback'])
  })

  it('the same PUBREL twice in one segment', async () => {
    const topic = `tenant/${plant.tenant.id}/device/${plant.device.id}/sensor/t`
    const pubrel = mqttPacket.generate({ cmd: 'pubrel', messageId: 1 })
    const packets = await answers(3, connectPacket(), publish(topic, 1, 2), pubrel, pubrel)
    expect(packets.map(({ cmd }) => cmd)).toContain('pubcomp')
  })

  it('CONNECT and 500 PUBLISHes in one burst, each acknowledged in its order', async () => {
    const topic = `tenant/${plant.tenant.id}/device/${plant.device.id}/sensor/t`
    const burst = Array.from({ length: 500 }, (_, index) => publish(topic, index + 1))
    const packets = await answers(501, connectPacket(), ...burst)
    expect(packets.slice(1).map(({ messageId }) => messageId)).toEqual(burst.map((_, index) => index + 1))
  })

  it('random bytes after CONNECT', async () => {
    for (const noise of fc.sample(fc.uint8Array({ minLength: 300, maxLength: 300 }), 30)) {
      await untilClosed(
        connectPacket(),
        Buffer.from(noise),
        Buffer.from([0xf0, 0]),
        Buffer.from([0x10, 0xff, 0xff, 0xff, 0xff]),
        mqttPacket.generate({ cmd: 'disconnect' }),
        Buffer.alloc(300_000),
      )
    }
  })
})
