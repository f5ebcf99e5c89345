/** QoS 2 on its way out to a durable session: each message is released by its own PUBREL. */
import { connect as connectSocket } from 'node:net'
import mqttPacket, { type Packet } from 'mqtt-packet'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { connect } from '@/testing/mqtt'
import { type Login, makePlainTenant } from '@/testing/plain'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

/** A durable session that answers when it is told to. */
async function slowReader({ username, password }: Login) {
  const socket = connectSocket(broker.mqttPort, '127.0.0.1')
  const parser = mqttPacket.parser()
  const come: Packet[] = []
  let wake = () => {}
  parser.on('packet', (packet: Packet) => {
    come.push(packet)
    wake()
  })
  socket.on('data', (bytes) => parser.parse(bytes))
  socket.on('error', () => {})
  const send = (...packets: Packet[]) =>
    socket.write(Buffer.concat(packets.map((packet) => mqttPacket.generate(packet))))
  /** So many packets of a kind, in the order in which they came. */
  const next = async (cmd: Packet['cmd'], count = 1): Promise<Packet[]> => {
    for (;;) {
      const found = come.filter((packet) => packet.cmd === cmd)
      if (found.length >= count) {
        for (const packet of found) come.splice(come.indexOf(packet), 1)
        return found
      }
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  send({
    cmd: 'connect',
    clientId: 'slow',
    clean: false,
    keepalive: 0,
    protocolId: 'MQTT',
    protocolVersion: 4,
    username,
    password: Buffer.from(password),
  })
  await next('connack')
  return { send, next, come, drop: () => socket.resetAndDestroy() }
}
const ids = (packets: readonly Packet[]) => packets.map(({ messageId }) => messageId ?? 0)

it('messages that are received together are released in order, each by its own id, also after a reconnect', async () => {
  const { asUser, asDevice } = await makePlainTenant(broker.admin)
  const reader = await slowReader(asUser)
  reader.send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: 'a', qos: 2 }] })
  await reader.next('suback')
  const writer = await connect({ port: broker.mqttPort, ...asDevice })
  const texts = ['1', '2', '3', '4']
  for (const text of texts) await writer.publishAsync('a', text, { qos: 2 })
  const received = ids(await reader.next('publish', texts.length))
  reader.send(...received.slice(0, 3).map((messageId) => ({ cmd: 'pubrec', messageId }) as const))
  expect(ids(await reader.next('pubrel', 3))).toEqual(received.slice(0, 3))
  reader.send({ cmd: 'pubcomp', messageId: received[0] ?? 0 })
  reader.send({ cmd: 'pingreq' })
  await reader.next('pingresp')
  reader.drop()
  const again = await slowReader(asUser)
  expect(ids(await again.next('pubrel', 2))).toEqual(received.slice(1, 3))
  expect(ids(await again.next('publish'))).toEqual(received.slice(3))
  again.send(...received.slice(1, 3).map((messageId) => ({ cmd: 'pubcomp', messageId }) as const))
  again.send({ cmd: 'pubrec', messageId: received[3] ?? 0 })
  expect(ids(await again.next('pubrel'))).toEqual(received.slice(3))
  again.send({ cmd: 'pubcomp', messageId: received[3] ?? 0 })
  again.send({ cmd: 'pingreq' })
  await again.next('pingresp')
  again.drop()
  const last = await slowReader(asUser)
  last.send({ cmd: 'pingreq' })
  await last.next('pingresp')
  expect(last.come).toEqual([])
  last.drop()
  await writer.endAsync()
})
