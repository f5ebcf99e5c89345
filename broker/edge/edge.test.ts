import { Duplex } from 'node:stream'
import mqttPacket, { type Packet } from 'mqtt-packet'
import { describe, expect, it } from 'vitest'
import { Gate } from '@/broker/gate'
import { Edge } from './edge'
import { noPacketIds } from './inspect-frame'
import { noMount } from './mount'

const turn = () => new Promise<void>((next) => setImmediate(next))

/** An edge whose client is logged in; `written` is what the client has got. */
async function loggedIn() {
  const written: Buffer[] = []
  const socket = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk)
      done()
    },
  })
  const gate = new Gate()
  const intake = new Gate()
  const edge = new Edge(socket, { address: '192.0.2.1', listener: 'mqtt' }, gate, intake, {
    admit: async () => ({
      isAdmitted: true,
      sessionKey: 'k',
      additions: { sharedSubscriptionAvailable: false },
      keepAliveSeconds: 0,
      isResumed: false,
      ids: noPacketIds(),
      mount: noMount,
    }),
    onOffence: () => {},
    beforeSubscribe: () => undefined,
    answerFilters: (_edge, asked) =>
      asked.map(({ filter, qos }) => ({ isGranted: true, routed: filter, qos })),
    onTooManyFilters: () => {},
    onAllRefused: () => {},
    routedOf: (_edge, filter) => filter,
    onPuback: () => {},
    onPublishOut: () => {},
    onUndelivered: () => {},
    onClosed: () => {},
  })
  const passed: number[] = []
  edge.on('data', (bytes: Buffer) => passed.push(bytes.readUInt8(0) >> 4))
  const send = (packet: Packet) => socket.push(mqttPacket.generate(packet))
  send({ cmd: 'connect', clientId: 'x', protocolId: 'MQTT', protocolVersion: 4, clean: true, keepalive: 0 })
  await turn()
  edge.write(mqttPacket.generate({ cmd: 'connack', returnCode: 0, sessionPresent: false }))
  await turn()
  written.length = 0
  passed.length = 0
  return { edge, gate, intake, send, written, passed }
}

const publish = (messageId: number): Packet => ({
  cmd: 'publish',
  topic: 't',
  payload: Buffer.from('1'),
  qos: 1,
  messageId,
  dup: false,
  retain: false,
})

describe('Edge', () => {
  it('keeps back what goes out while the database is silent, though the intake opens meanwhile', async () => {
    const { edge, gate, intake, send, written } = await loggedIn()
    intake.shut('backlog')
    send(publish(1))
    await turn()
    gate.shut('database-silent')
    edge.write(mqttPacket.generate({ cmd: 'puback', messageId: 7 }))
    intake.open('backlog')
    await turn()
    expect(written).toEqual([])
    gate.open('database-silent')
    await turn()
    expect(Buffer.concat(written)).toEqual(mqttPacket.generate({ cmd: 'puback', messageId: 7 }))
    edge.destroy()
  })

  it('passes what is no publish while the intake is shut, and nothing past a publish that waits', async () => {
    const { edge, intake, send, passed } = await loggedIn()
    intake.shut('disk')
    send({ cmd: 'pingreq' })
    await turn()
    expect(passed).toEqual([12])
    send(publish(1))
    send({ cmd: 'pingreq' })
    await turn()
    expect(passed).toEqual([12])
    intake.shut('backlog')
    intake.open('disk')
    await turn()
    expect(passed).toEqual([12])
    intake.open('backlog')
    await turn()
    expect(passed).toEqual([12, 3, 12])
    edge.destroy()
  })
})
