/** CONNECT and CONNACK, by clause: what is refused, and what the server says of itself. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { byte, connectBytes, four, packet, properties, text, two } from '@/testing/mqtt-bytes'
import { RawClient, rawConnect } from '@/testing/raw-client'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker({ lab: true, env: { KEEPALIVE_MAX: '600' } })
})
afterAll(() => broker.stop())

const notText = Buffer.from([0xc3, 0x28])
const alias = Buffer.concat([byte(0x23), two(1)])
const auth = [byte(0x15), text('SCRAM')]
const five = (own: readonly Buffer[]) => connectBytes({ level: 5, properties: own })

describe('A31 CONNECT is refused, without a word, for', () => {
  it.each([
    ['[MQTT-3.1.0-1] a first packet other than CONNECT', packet(0xc0)],
    ['[MQTT-2.2.2-2] flags of CONNECT', Buffer.from([0x11, ...connectBytes().subarray(1)])],
    ['[MQTT-3.1.2-1] a protocol of another name', connectBytes({ name: 'MQTX' })],
    ['[MQTT-3.1.2-3] its reserved flag', connectBytes({ flags: 3 })],
    ['[MQTT-3.1.2-14] a will at QoS 3', connectBytes({ flags: 0x1e, rest: [text('w'), text('x')] })],
    ['[MQTT-3.1.2-13] a QoS without a will', connectBytes({ flags: 0x0a })],
    ['[MQTT-3.1.2-15] retain without a will', connectBytes({ flags: 0x22 })],
    ['[MQTT-3.1.2-22] a password without a user name', connectBytes({ flags: 0x42, rest: [text('p')] })],
    ['[MQTT-3.1.2-9] a will that is missing', connectBytes({ flags: 0x06 })],
    ['[MQTT-3.1.3-4] a client id that is not UTF-8', connectBytes({ clientId: Buffer.from([0xc3, 0x28]) })],
    ['[MQTT-1.5.3-2] a client id with NUL', connectBytes({ clientId: 'a\u0000' })],
    [
      '[MQTT-3.1.3-10] the topic of a will that is not UTF-8',
      connectBytes({ flags: 0x06, rest: [text(notText), text('x')] }),
    ],
    ['[MQTT-3.1.3-11] a user name that is not UTF-8', connectBytes({ flags: 0x82, rest: [text(notText)] })],
    ['[MQTT-3.1.3-1] more than its fields', connectBytes({ rest: [byte(0)] })],
    ['[MQTT-3.1.2-1] nothing in it', packet(0x10)],
  ])('%s', async (_what, bytes) => {
    const client = await RawClient.open(broker.labPort)
    expect(await client.send(bytes).untilClosed()).toEqual([])
  })
})

describe('[MQTT5-3.1.4-2] CONNECT of MQTT 5 is refused, with a reason code, for', () => {
  it.each([
    ['[MQTT5-3.1.2-3] its reserved flag', 0x81, connectBytes({ level: 5, flags: 3 })],
    ['[MQTT5-3.1.2.11.3] Receive Maximum 0', 0x82, five([byte(0x21), two(0)])],
    ['[MQTT5-3.1.2.11.4] Maximum Packet Size 0', 0x82, five([byte(0x27), four(0)])],
    ['[MQTT5-3.1.2.11.6] a flag of 2', 0x82, five([byte(0x19), byte(2)])],
    ['[MQTT5-3.1.2.11] a property twice', 0x82, five([...auth, ...auth])],
    ['[MQTT5-3.1.2.11] a property of another packet', 0x81, five([alias])],
    ['[MQTT5-3.1.2.11.10] data without a method', 0x82, five([byte(0x16), text('x')])],
    ['[MQTT5-4.12.0-1] a method, where none is offered', 0x8c, five(auth)],
    [
      '[MQTT5-3.1.3.2] a will with what it has not',
      0x81,
      connectBytes({ level: 5, flags: 6, rest: [properties(alias), text('w'), text('x')] }),
    ],
    ['[MQTT-3.1.2-2] a version to come', 0x84, connectBytes({ level: 6 })],
  ])('%s', async (_what, reasonCode, bytes) => {
    const client = await RawClient.open(broker.labPort, 5)
    const [connack, ...more] = await client.send(bytes).untilClosed()
    expect(more).toEqual([])
    expect(connack?.packet).toMatchObject({ cmd: 'connack', reasonCode, sessionPresent: false })
  })
})

describe('CONNECT of MQTT 3.1.1 is refused, with a return code, for', () => {
  it.each([
    ['[MQTT-3.1.2-2] a version that was never', 1, connectBytes({ level: 2 })],
    ['[MQTT-3.1.3-8] no client id without a clean session', 2, connectBytes({ flags: 0 })],
  ])('%s', async (_what, returnCode, bytes) => {
    const client = await RawClient.open(broker.labPort)
    const [connack, ...more] = await client.send(bytes).untilClosed()
    expect(more).toEqual([])
    expect(connack?.packet).toMatchObject({ cmd: 'connack', returnCode, sessionPresent: false })
  })
})

describe('CONNACK', () => {
  it('[MQTT5-3.2.2.3] says what the server takes', async () => {
    const { client, connack } = await rawConnect(broker.labPort, 5, { clientId: 'named', keepalive: 30 })
    expect(connack).toMatchObject({ reasonCode: 0, sessionPresent: false })
    expect(connack.properties).toEqual({
      receiveMaximum: 1000,
      maximumPacketSize: 256 * 1024,
      topicAliasMaximum: 16,
      retainAvailable: true,
      wildcardSubscriptionAvailable: true,
      subscriptionIdentifiersAvailable: true,
      sharedSubscriptionAvailable: true,
    })
    await client.drop()
  })

  it('[MQTT5-3.2.2-16] names a client that has no name, and the name is good for a session', async () => {
    const first = await rawConnect(broker.labPort, 5, { properties: { sessionExpiryInterval: 60 } })
    const clientId = first.connack.properties?.assignedClientIdentifier ?? ''
    expect(clientId).not.toBe('')
    await first.client.drop()
    const again = await rawConnect(broker.labPort, 5, { clientId, clean: false })
    expect(again.connack.sessionPresent).toBe(true)
    await again.client.drop()
  })

  it.each([
    ['above the maximum', 601, 600],
    ['none', 0, 600],
    ['below the maximum', 599, undefined],
  ])('[MQTT5-3.2.2-21] caps a keep-alive that is %s', async (_what, keepalive, serverKeepAlive) => {
    const { client, connack } = await rawConnect(broker.labPort, 5, { keepalive })
    expect(connack.properties?.serverKeepAlive).toBe(serverKeepAlive)
    await client.drop()
  })

  it('[MQTT5-3.2.2.3.2] caps a session expiry of more than seven days, and says so', async () => {
    const properties = { sessionExpiryInterval: 0xffff_ffff }
    const { client, connack } = await rawConnect(broker.labPort, 5, { properties })
    expect(connack.properties?.sessionExpiryInterval).toBe(7 * 24 * 3600)
    await client.drop()
  })

  it('[MQTT5-3.1.2-28] has response information for whom it asks, and the topic may be used', async () => {
    const { client, connack } = await rawConnect(broker.labPort, 5, {
      properties: { requestResponseInformation: true },
    })
    const topic = connack.properties?.responseInformation ?? ''
    client.send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: `${topic}/#`, qos: 0 }] })
    expect((await client.expect('suback')).granted).toEqual([0])
    const silent = await rawConnect(broker.labPort, 5)
    expect(silent.connack.properties?.responseInformation).toBeUndefined()
    await Promise.all([client.drop(), silent.client.drop()])
  })

  it('[MQTT-3.2.0-1] [MQTT-3.1.4-5] comes before the answers to what was sent with CONNECT', async () => {
    const client = await RawClient.open(broker.labPort)
    client.send(connectBytes(), packet(0xc0), packet(0x82, two(1), text('a'), byte(1)))
    const [first, second, third] = [await client.next(), await client.next(), await client.next()]
    expect([first.cmd, second.cmd, third.cmd]).toEqual(['connack', 'pingresp', 'suback'])
    await client.drop()
  })
})

describe('keep-alive', () => {
  it.each([4, 5] as const)('[MQTT-3.1.2-24] of a silent client of version %s ends it', async (version) => {
    const { client } = await rawConnect(broker.labPort, version, { keepalive: 1 })
    const came = await client.untilClosed()
    expect(came.map(({ packet: one }) => one)).toMatchObject(
      version === 5 ? [{ cmd: 'disconnect', reasonCode: 0x8d }] : [],
    )
  })
})
