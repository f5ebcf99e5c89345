/** What the specifications have the server close the connection over, one row a rule: 3.1.1 hears nothing, 5 a reason code. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { byte, connectBytes, four, packet, properties, text, two, variable } from '@/testing/mqtt-bytes'
import { rawConnect } from '@/testing/raw-client'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker({ lab: true })
})
afterAll(() => broker.stop())

type Row = readonly [what: string, ...bytes: Buffer[]]

const both: readonly Row[] = [
  ['[MQTT-3.1.0-2] a second CONNECT', connectBytes(), connectBytes()],
  ['[MQTT-2.2.1] packet type 0', packet(0x00)],
  ['[MQTT-2.2.1] a CONNACK', packet(0x20, two(0))],
  ['[MQTT-2.2.1] a SUBACK', packet(0x90, two(1), byte(0))],
  ['[MQTT-2.2.1] a PINGRESP', packet(0xd0)],
  ['[MQTT-2.2.2-2] PINGREQ with flags', packet(0xc1)],
  ['[MQTT-2.2.2-2] PINGREQ with a body', packet(0xc0, byte(0))],
  ['[MQTT-2.2.2-2] PUBACK with flags', packet(0x42, two(1))],
  ['[MQTT-3.6.1-1] PUBREL without its flags', packet(0x60, two(1))],
  ['[MQTT-3.8.1-1] SUBSCRIBE without its flags', packet(0x80, two(1), text('a'), byte(0))],
  ['[MQTT-3.10.1-1] UNSUBSCRIBE without its flags', packet(0xa0, two(1), text('a'))],
  ['[MQTT-3.14.1-1] DISCONNECT with flags', packet(0xe1)],
  ['[MQTT-2.2.3] a remaining length of five bytes', Buffer.from([0x30, 0xff, 0xff, 0xff, 0xff, 0x01])],
  ['[MQTT-3.3.1-4] PUBLISH at QoS 3', packet(0x36, text('a'), two(1), byte(0))],
  ['[MQTT-3.3.1-2] DUP at QoS 0', packet(0x38, text('a'), byte(0))],
  ['[MQTT-3.3.2-2] PUBLISH to a wildcard', packet(0x30, text('a/+'), byte(0))],
  ['[MQTT-4.7.3-2] PUBLISH to a topic with NUL', packet(0x30, text('a\u0000b'), byte(0))],
  ['[MQTT-1.5.3-1] PUBLISH to a lone surrogate', packet(0x30, text(Buffer.from('eda080', 'hex')), byte(0))],
  ['[MQTT-1.5.3-1] PUBLISH to what is not UTF-8', packet(0x30, text(Buffer.from('c328', 'hex')), byte(0))],
  ['[MQTT-2.3.1-1] PUBLISH with packet id 0', packet(0x32, text('a'), two(0), byte(0))],
  ['[MQTT-2.3.1-1] PUBREL with packet id 0', packet(0x62, two(0))],
  ['[MQTT-3.3.2-1] a topic longer than its packet', packet(0x30, two(9), byte(0x61))],
  ['[MQTT-2.3.1-1] PUBACK without a packet id', packet(0x40, byte(1))],
]

const only4: readonly Row[] = [
  ['[MQTT-4.7.3-1] PUBLISH to a topic without a character', packet(0x30, text(''))],
  ['[MQTT-2.2.2-2] PUBACK with more than a packet id', packet(0x40, two(1), byte(0))],
  ['[MQTT-3.8.3-3] SUBSCRIBE without a filter', packet(0x82, two(1))],
  ['[MQTT-3.10.3-2] UNSUBSCRIBE without a filter', packet(0xa2, two(1))],
  ['[MQTT-3.8.3-4] SUBSCRIBE with reserved bits', packet(0x82, two(1), text('a'), byte(4))],
  ['[MQTT-3.8.3-4] SUBSCRIBE at QoS 3', packet(0x82, two(1), text('a'), byte(3))],
  ['[MQTT-2.3.1-1] SUBSCRIBE with packet id 0', packet(0x82, two(0), text('a'), byte(0))],
  ['[MQTT-4.7.1-2] SUBSCRIBE to a#', packet(0x82, two(1), text('a#'), byte(0))],
  ['[MQTT-4.7.1-3] SUBSCRIBE to +a', packet(0x82, two(1), text('+a'), byte(0))],
  ['[MQTT-4.7.1-2] SUBSCRIBE to #/a', packet(0x82, two(1), text('#/a'), byte(0))],
  ['[MQTT-4.7.3-1] SUBSCRIBE to nothing', packet(0x82, two(1), text(''), byte(0))],
  ['[MQTT-4.7.1-2] UNSUBSCRIBE of a#', packet(0xa2, two(1), text('a#'))],
  ['[MQTT-3.14.1-1] DISCONNECT with a body', packet(0xe0, byte(0))],
  ['[MQTT-2.2.1] packet type 15', packet(0xf0)],
]

const none = properties()
const publish5 = (...own: Buffer[]) => packet(0x32, text('a'), two(1), properties(...own))
const subscribe5 = (block: Buffer, filter: string, options: number) =>
  packet(0x82, two(1), block, text(filter), byte(options))
const alias = (value: number) => Buffer.concat([byte(0x23), two(value)])
const expiry = Buffer.concat([byte(2), four(1)])

const only5: readonly (readonly [code: number, ...Row])[] = [
  [0x82, '[MQTT5-3.1.0-2] a second CONNECT', connectBytes({ level: 5 })],
  [0x82, '[MQTT5-4.12.0-7] AUTH, where no method is in use', packet(0xf0)],
  [0x82, '[MQTT5-3.3.2-8] neither topic nor alias', packet(0x30, text(''), none)],
  [0x82, '[MQTT5-3.3.2.3.4] an alias that stands for nothing', packet(0x30, text(''), properties(alias(1)))],
  [0x94, '[MQTT5-3.3.2-8] topic alias 0', packet(0x30, text('a'), properties(alias(0)))],
  [0x94, '[MQTT5-3.3.2-9] a topic alias above the maximum', packet(0x30, text('a'), properties(alias(17)))],
  [0x82, '[MQTT5-3.3.2-14] a response topic with a wildcard', publish5(byte(8), text('a/#'))],
  [0x81, '[MQTT5-3.3.4-6] a subscription identifier of the client', publish5(byte(0x0b), variable(1))],
  [0x82, '[MQTT5-2.2.2] a property twice', publish5(expiry, expiry)],
  [0x81, '[MQTT5-2.2.2.2] a property that there is not', publish5(byte(0x7f), byte(0))],
  [0x81, '[MQTT5-2.2.2.2] a property of another packet', publish5(byte(0x21), two(1))],
  [0x82, '[MQTT5-3.3.2.3.2] a payload format that there is not', publish5(byte(1), byte(2))],
  [0x81, '[MQTT5-2.2.2] properties that end too soon', packet(0x30, text('a'), byte(9), byte(2))],
  [0x81, '[MQTT5-1.5.4-2] a content type with NUL', publish5(byte(3), text('a\u0000'))],
  [
    0x81,
    '[MQTT5-1.5.5-1] a length of more bytes than it needs',
    packet(0x30, text('a'), Buffer.from([0x80, 0])),
  ],
  [0x82, '[MQTT5-3.8.3-2] SUBSCRIBE without a filter', packet(0x82, two(1), none)],
  [0x82, '[MQTT5-3.10.3-2] UNSUBSCRIBE without a filter', packet(0xa2, two(1), none)],
  [0x81, '[MQTT5-3.8.3-5] SUBSCRIBE with reserved bits', subscribe5(none, 'a', 0x40)],
  [0x81, '[MQTT5-3.8.3] SUBSCRIBE at QoS 3', subscribe5(none, 'a', 3)],
  [0x82, '[MQTT5-3.8.3.1] retain handling 3', subscribe5(none, 'a', 0x30)],
  [0x82, '[MQTT5-3.8.3-4] no local for what is shared', subscribe5(none, '$share/g/a', 4)],
  [0x82, '[MQTT5-3.8.2.1.2] subscription identifier 0', subscribe5(properties(byte(0x0b), byte(0)), 'a', 0)],
  [
    0x82,
    '[MQTT5-3.8.2.1.2] two subscription identifiers',
    subscribe5(properties(byte(0x0b), byte(1), byte(0x0b), byte(2)), 'a', 0),
  ],
  [
    0x81,
    '[MQTT5-3.10.2.1] UNSUBSCRIBE with what it has not',
    packet(0xa2, two(1), properties(byte(0x0b), byte(1)), text('a')),
  ],
  [0x82, '[MQTT5-3.4.2-1] PUBACK with a code that it has not', packet(0x40, two(1), byte(0x92))],
  [0x81, '[MQTT5-2.1.3-1] PUBCOMP with flags', packet(0x71, two(1), byte(0))],
  [0x82, '[MQTT5-3.5.2-1] PUBREC with a code that it has not', packet(0x50, two(1), byte(0x92))],
  [0x82, '[MQTT5-3.7.2-1] PUBCOMP with a code that it has not', packet(0x70, two(1), byte(0x10))],
  [0x82, '[MQTT5-3.6.2-1] PUBREL with a code that it has not', packet(0x62, two(1), byte(0x10))],
  [0x81, '[MQTT5-3.4.2.2] PUBACK longer than its fields', packet(0x40, two(1), byte(0), none, byte(0))],
  [0x82, '[MQTT5-3.14.2-1] DISCONNECT with a code of the server', packet(0xe0, byte(0x8e))],
  [0x81, '[MQTT5-3.14.2.2] DISCONNECT with what it has not', packet(0xe0, byte(0), properties(expiry))],
  [
    0x82,
    '[MQTT5-3.14.2-2] DISCONNECT with an expiry that CONNECT had not',
    packet(0xe0, byte(0), properties(byte(0x11), four(5))),
  ],
]

describe('A31 MQTT 3.1.1 closes the connection over', () => {
  const rows = [...both, ...only4].map(([what, ...bytes]) => [what, Buffer.concat(bytes)] as const)
  it.each(rows)('%s', async (_what, bytes) => {
    const { client } = await rawConnect(broker.labPort, 4)
    expect(await client.send(bytes).untilClosed()).toEqual([])
  })
})

describe('A31 MQTT 5 says why and closes the connection over', () => {
  const anyOf = both.map(([what, ...bytes]) => [what, [0x81, 0x82], Buffer.concat(bytes)] as const)
  const oneOf = only5.map(([code, what, ...bytes]) => [what, [code], Buffer.concat(bytes)] as const)
  it.each([...anyOf, ...oneOf])('%s', async (_what, codes, bytes) => {
    const { client } = await rawConnect(broker.labPort, 5)
    const [disconnect, ...more] = await client.send(bytes).untilClosed()
    expect(more).toEqual([])
    expect(disconnect?.packet).toMatchObject({ cmd: 'disconnect' })
    expect(codes).toContain(disconnect?.bytes[2])
  })
})
