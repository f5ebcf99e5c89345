/** PUBLISH and its acknowledgements, aliases and properties, by clause. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { byte, four, packet, properties, text, two } from '@/testing/mqtt-bytes'
import { type RawClient, rawConnect } from '@/testing/raw-client'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker({ lab: true })
})
afterAll(() => broker.stop())

type Options = Parameters<typeof rawConnect>[2]
const client5 = async (options: Options = {}): Promise<RawClient> =>
  (await rawConnect(broker.labPort, 5, options)).client

async function listening(filter: string, options: Options = {}): Promise<RawClient> {
  const client = await client5(options)
  await client.subscribe(filter, 2)
  return client
}

const leave = (...clients: readonly RawClient[]) => Promise.all(clients.map((client) => client.drop()))

describe('properties of a message', () => {
  it('[MQTT5-3.3.2-4] to [MQTT5-3.3.2-20] arrive as they were sent', async () => {
    const [reader, writer] = [await listening('props'), await client5()]
    const own = {
      payloadFormatIndicator: true,
      contentType: 'text/plain',
      responseTopic: 'answers/here',
      correlationData: Buffer.from([0, 1, 255]),
      userProperties: { a: ['2', '1'], b: '3' },
    }
    await writer.publish('props', 'x', { properties: own })
    expect((await reader.message()).properties).toEqual(own)
    await leave(reader, writer)
  })

  it('[MQTT5-3.3.2-6] its expiry interval is sent on', async () => {
    const [reader, writer] = [await listening('expiry'), await client5()]
    await writer.publish('expiry', 'x', { properties: { messageExpiryInterval: 100 } })
    const { messageExpiryInterval } = (await reader.message()).properties
    expect(messageExpiryInterval).toBeGreaterThan(0)
    expect(messageExpiryInterval).toBeLessThanOrEqual(100)
    await leave(reader, writer)
  })

  it('[MQTT5-3.3.2-5] a message that waits beyond its time is not sent, and the next one is', async () => {
    const [reader, writer] = [await listening('late', { properties: { receiveMaximum: 1 } }), await client5()]
    await writer.publish('late', 'first')
    await writer.publish('late', 'short', { properties: { messageExpiryInterval: 1 } })
    await writer.publish('late', 'long', { properties: { messageExpiryInterval: 1000 } })
    const { messageId } = await reader.message()
    // Its time is over once that of another one is, which came later and has longer.
    await writer.publish('mark', 'x', { retain: true, properties: { messageExpiryInterval: 2 } })
    await until(async () => {
      const look = await client5()
      await look.subscribe('mark', 0)
      const came = await look.untilPing()
      await leave(look)
      return came.length === 0
    })
    reader.send({ cmd: 'puback', messageId })
    const next = await reader.message()
    expect(next.text).toBe('long')
    expect(next.properties.messageExpiryInterval).toBeLessThan(1000)
    await leave(reader, writer)
  })

  it('[MQTT5-3.3.2.3.2] 0x99 answers what calls itself text and is none, and nobody gets it', async () => {
    const [reader, writer] = [await listening('text'), await client5()]
    const no = Buffer.from([0xc3, 0x28])
    for (const qos of [0, 1, 2] as const)
      expect(await writer.publish('text', no, { qos, properties: { payloadFormatIndicator: true } })).toBe(
        qos === 0 ? 0 : 0x99,
      )
    await writer.publish('text', no, { properties: { payloadFormatIndicator: false } })
    expect((await reader.message()).properties.payloadFormatIndicator).toBe(false)
    expect(await reader.untilPing()).toEqual([])
    await leave(reader, writer)
  })
})

describe('topic aliases', () => {
  const aliased = (topic: string, alias: number, payload: string) =>
    packet(0x30, text(topic), properties(byte(0x23), two(alias)), Buffer.from(payload))

  it('[MQTT5-3.3.2-12] of the client stand for the topic that it gave last, and are not passed on', async () => {
    const [reader, writer] = [await listening('alias/#'), await client5()]
    writer.send(
      aliased('alias/a', 1, '1'),
      aliased('', 1, '2'),
      aliased('alias/b', 1, '3'),
      aliased('', 1, '4'),
    )
    const got = [
      await reader.message(),
      await reader.message(),
      await reader.message(),
      await reader.message(),
    ]
    expect(got.map(({ topic, text: payload }) => `${topic} ${payload}`)).toEqual([
      'alias/a 1',
      'alias/a 2',
      'alias/b 3',
      'alias/b 4',
    ])
    expect(got.map(({ properties: own }) => own)).toEqual([{}, {}, {}, {}])
    await leave(reader, writer)
  })

  it('[MQTT5-3.3.2-7] end with the connection', async () => {
    const writer = await client5({ clientId: 'alias', properties: { sessionExpiryInterval: 60 } })
    writer.send(aliased('alias/c', 2, 'x'))
    await writer.untilPing()
    await writer.drop()
    const again = await client5({ clientId: 'alias', clean: false })
    expect(await again.send(aliased('', 2, 'x')).untilClosed()).toMatchObject([
      { packet: { reasonCode: 0x82 } },
    ])
  })

  it('[MQTT5-3.1.2-26] of the server are no more than the client takes, and what is known goes without its topic', async () => {
    const reader = await listening('out/#', { properties: { topicAliasMaximum: 2 } })
    const writer = await client5()
    const sent = ['a', 'a', 'b', 'c', 'c', 'a', 'b']
    for (const name of sent) await writer.publish(`out/${name}`, name, { qos: 0 })
    const known = new Map<number, string>()
    const topics: string[] = []
    for (const name of sent) {
      const { topic, text: payload, properties: own } = await reader.message()
      expect(own.topicAlias).toBeLessThanOrEqual(2)
      if (topic !== '') known.set(own.topicAlias ?? 0, topic)
      expect([known.get(own.topicAlias ?? 0), payload]).toEqual([`out/${name}`, name])
      topics.push(topic)
    }
    // `a`, then `a` again, `b`; `c` takes the number of what is longest unused.
    expect(topics).toEqual(['out/a', '', 'out/b', 'out/c', '', 'out/a', 'out/b'])
    await leave(reader, writer)
  })

  it('[MQTT5-3.1.2-27] of the server are not there for who takes none', async () => {
    const [reader, writer] = [await listening('plain'), await client5()]
    await writer.publish('plain', 'x')
    await writer.publish('plain', 'y')
    expect([await reader.message(), await reader.message()]).toMatchObject([
      { topic: 'plain', properties: {} },
      { topic: 'plain', properties: {} },
    ])
    await leave(reader, writer)
  })
})

describe('acknowledgements', () => {
  it.each([1, 2] as const)(
    '[MQTT5-3.4.2.1] of QoS %i say 0x10 where nobody listens, and 0 where somebody does',
    async (qos) => {
      const [writer, topic] = [await client5(), `heard/${qos}`]
      expect(await writer.publish(topic, 'x', { qos })).toBe(0x10)
      const reader = await listening(topic)
      expect(await writer.publish(topic, 'x', { qos })).toBe(0)
      await leave(reader)
      const away = { clientId: `away-${qos}`, properties: { sessionExpiryInterval: 60 } }
      const durable = await listening(`later/${qos}`, away)
      await leave(durable)
      expect(await writer.publish(`later/${qos}`, 'x', { qos })).toBe(0)
      await leave(writer)
    },
  )

  it.each([4, 5] as const)(
    '[MQTT-4.6.0-2] leave in the order in which messages came, version %i',
    async (version) => {
      const { client } = await rawConnect(broker.labPort, version)
      const none = version === 5 ? properties() : Buffer.alloc(0)
      const ids = Array.from({ length: 100 }, (_, index) => 7 * index + 1)
      client.send(...ids.map((id) => packet(id % 2 ? 0x32 : 0x34, text('order'), two(id), none, byte(1))))
      const got: Record<string, number[]> = { puback: [], pubrec: [] }
      for (const _ of ids) {
        const { cmd, bytes } = await client.next()
        got[cmd]?.push(bytes.readUInt16BE(2))
      }
      expect(got.puback).toEqual(ids.filter((id) => id % 2 === 1))
      expect(got.pubrec).toEqual(ids.filter((id) => id % 2 === 0)) // [MQTT-4.6.0-3]
      await leave(client)
    },
  )

  it.each([4, 5] as const)(
    '[MQTT-4.3.3-2] a QoS 2 message that is sent again is passed on once, version %i',
    async (version) => {
      const reader = await listening('twice')
      const { client } = await rawConnect(broker.labPort, version)
      const one = {
        cmd: 'publish',
        topic: 'twice',
        payload: 'x',
        qos: 2,
        messageId: 5,
        retain: false,
      } as const
      client.send({ ...one, dup: false }, { ...one, dup: true })
      await client.expect('pubrec')
      await client.expect('pubrec')
      client.send({ ...one, dup: true })
      await client.expect('pubrec')
      client.send({ cmd: 'pubrel', messageId: 5 })
      await client.expect('pubcomp')
      // The id is free again [MQTT-4.3.3-2].
      client.send({ ...one, payload: 'y', dup: false })
      await client.expect('pubrec')
      expect([await reader.message(), await reader.message()]).toMatchObject([{ text: 'x' }, { text: 'y' }])
      await leave(client, reader)
    },
  )

  it('[MQTT5-3.3.1-3] a DUP of the sender is not passed on', async () => {
    const [reader, writer] = [await listening('dup'), await client5()]
    writer.send({
      cmd: 'publish',
      topic: 'dup',
      payload: 'x',
      qos: 1,
      messageId: 1,
      dup: true,
      retain: false,
    })
    expect((await reader.message()).dup).toBe(false)
    await leave(reader, writer)
  })
})

describe('a packet that comes in pieces', () => {
  it('is the same packet', async () => {
    const [reader, { client }] = [await listening('pieces'), await rawConnect(broker.labPort, 4)]
    const whole = packet(0x32, text('pieces'), two(9), Buffer.from('abc'))
    for (const value of whole) client.send(byte(value))
    expect((await client.expect('puback')).messageId).toBe(9)
    expect((await reader.message()).text).toBe('abc')
    client.send(Buffer.concat([whole, packet(0xc0), whole, four(0).subarray(4)]))
    const [first, second, third] = [await client.next(), await client.next(), await client.next()]
    expect([first.cmd, second.cmd, third.cmd].sort()).toEqual(['pingresp', 'puback', 'puback'])
    await leave(reader, client)
  })
})

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo()));
}
