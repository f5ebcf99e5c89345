/** Why a client of MQTT 5 is refused, in words: for who did not decline them, and takes a packet of that size. */
import type { IConnectPacket, Packet } from 'mqtt-packet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { byte, connectBytes, packet, properties, text, two } from '@/testing/mqtt-bytes'
import { makeCompany, makeDevice, makeTenant } from '@/testing/provision'
import { RawClient, rawConnect } from '@/testing/raw-client'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker({ lab: true, env: { MQTT_LAB_DENY: 'test/nosubscribe' } })
})
afterAll(() => broker.stop())

/** Enough for CONNACK, and for no sentence. */
const SMALL = 27
const modes = [
  ['in words', {}, true],
  ['without a word where it asked for none', { requestProblemInformation: false }, false],
  ['without a word where that would be too large for it', { maximumPacketSize: SMALL }, false],
] as const

const falseText = (first: number) =>
  packet(first, text('a'), two(1), properties(byte(1), byte(1)), Buffer.from([0xc3, 0x28]))
const subscribe = (...filters: readonly string[]) =>
  packet(0x82, two(1), properties(), ...filters.flatMap((filter) => [text(filter), byte(0)]))
const alias17 = packet(0x30, text('a'), properties(byte(0x23), two(17)))

const eleven = Array.from({ length: 11 }, () => 0x97)

const refusals: readonly (readonly [string, Buffer, object, RegExp])[] = [
  ['[MQTT5-3.4.2-2] PUBACK', falseText(0x32), { cmd: 'puback', reasonCode: 0x99 }, /UTF-8/],
  ['[MQTT5-3.5.2-2] PUBREC', falseText(0x34), { cmd: 'pubrec', reasonCode: 0x99 }, /UTF-8/],
  ['[MQTT5-3.9.2-1] SUBACK', subscribe('test/nosubscribe'), { granted: [0x80] }, /"test\/nosubscribe"/],
  ['SUBACK of some', subscribe('a', '$SYS/#', 'b'), { granted: [0, 0x80, 0] }, /state of the broker/],
  ['SUBACK of too many', subscribe(...'abcdefghijk'), { granted: eleven }, /10 filters/],
  ['[MQTT5-3.14.2-3] DISCONNECT', alias17, { cmd: 'disconnect', reasonCode: 0x94 }, /topic alias/],
]

function reasonOf(told: Packet | undefined): unknown {
  const own = told && 'properties' in told ? told.properties : undefined
  return own && 'reasonString' in own ? own.reasonString : undefined
}

describe.each(refusals)('%s', (_what, bytes, answer, sentence) => {
  it.each(modes)('refuses %s [MQTT5-3.1.2-29]', async (_how, own, hears) => {
    const { client } = await rawConnect(broker.labPort, 5, { clientId: 'r', properties: own })
    const came = await client.send(bytes).next()
    expect(came.packet).toMatchObject(answer)
    expect(reasonOf(came.packet)).toEqual(hears ? expect.stringMatching(sentence) : undefined)
    if ('maximumPacketSize' in own) expect(came.bytes.length).toBeLessThanOrEqual(SMALL)
    await client.drop()
  })
})

describe('[MQTT5-3.2.2-19] CONNACK', () => {
  it.each(modes)('refuses %s', async (_how, own, hears) => {
    const connect: IConnectPacket = {
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 5,
      clientId: 'nobody',
      clean: true,
      keepalive: 0,
      properties: 'maximumPacketSize' in own ? { maximumPacketSize: 20 } : own,
    }
    const client = await RawClient.open(broker.mqttPort, 5)
    const [connack] = await client.send(connect).untilClosed()
    expect(connack?.packet).toMatchObject({ cmd: 'connack', reasonCode: 0x87 })
    expect(reasonOf(connack?.packet)).toBe(hears ? 'not authorized' : undefined)
  })

  it('[MQTT5-3.1.2-24] that is larger than the client takes is not sent, and it hears 0x95 where it takes that', async () => {
    for (const [size, expected] of [
      [20, [0x20, 3, 0, 0x95, 0]],
      [4, []],
    ] as const) {
      const own = [Buffer.concat([byte(0x27), two(0), two(size)])]
      const client = await RawClient.open(broker.labPort, 5)
      const came = await client.send(connectBytes({ level: 5, properties: own })).untilClosed()
      expect(came.flatMap(({ bytes }) => [...bytes])).toEqual(expected)
    }
  })
})

describe('in words too', () => {
  it.each([
    ['plain', '$outside', 0x90, false],
    ['drogue', 'a/b/c', 0x87, false],
    ['capture', 'outside', 0x87, true],
  ] as const)('a %s device hears that it left its scope', async (dialect, topic, reasonCode, isCut) => {
    const tenant = await makeTenant(broker.admin, (await makeCompany(broker.admin)).id)
    const { credential } = await makeDevice(broker.admin, tenant.id, dialect)
    const login = { username: credential.username, password: Buffer.from(credential.password) }
    const { client } = await rawConnect(broker.mqttPort, 5, { clientId: 'out', ...login })
    client.send(packet(0x32, text(topic), two(1), properties(), byte(0x31)))
    const puback = await client.expect('puback')
    expect(puback).toMatchObject({ reasonCode, properties: { reasonString: expect.stringMatching(/\.$/) } })
    if (isCut)
      expect(await client.expect('disconnect')).toMatchObject({
        reasonCode,
        properties: { reasonString: 'published outside its topics' },
      })
    await client.drop()
  })

  it('[MQTT5-3.1.4-3] who is taken over hears it', async () => {
    const first = await rawConnect(broker.labPort, 5, { clientId: 'taken' })
    const second = await rawConnect(broker.labPort, 5, { clientId: 'taken' })
    expect(await first.client.expect('disconnect')).toMatchObject({
      reasonCode: 0x8e,
      properties: { reasonString: 'another connection took over its session' },
    })
    await second.client.drop()
  })

  it('[MQTT-3.1.2-24] who fell silent hears it', async () => {
    const { client } = await rawConnect(broker.labPort, 5, { keepalive: 1 })
    expect(await client.expect('disconnect')).toMatchObject({
      reasonCode: 0x8d,
      properties: { reasonString: expect.stringContaining('keep-alive') },
    })
  })
})

it('what came in unread does not cost the client its DISCONNECT', async () => {
  const { client } = await rawConnect(broker.labPort, 5)
  // The broker stops reading at the first of them.
  const flood = Buffer.concat(
    Array.from({ length: 2_000 }, () => Buffer.concat([alias17, Buffer.alloc(1_000)])),
  )
  const came = await client.send(alias17, flood).untilClosed()
  expect(came.map(({ packet: one }) => one)).toMatchObject([{ cmd: 'disconnect', reasonCode: 0x94 }])
})
