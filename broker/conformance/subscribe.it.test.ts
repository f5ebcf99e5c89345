/** SUBSCRIBE, its options, retained messages and UNSUBSCRIBE, by clause. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { type RawClient, rawConnect } from '@/testing/raw-client'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker({ lab: true })
})
afterAll(() => broker.stop())

const client5 = async (options: Parameters<typeof rawConnect>[2] = {}): Promise<RawClient> =>
  (await rawConnect(broker.labPort, 5, options)).client

const leave = (...clients: readonly RawClient[]) => Promise.all(clients.map((client) => client.drop()))

const durable = (clientId: string) => ({ clientId, properties: { sessionExpiryInterval: 60 } })

describe('subscription identifiers', () => {
  it('[MQTT5-3.3.4-4] of all the subscriptions that match come with one copy', async () => {
    const [reader, writer] = [await client5(), await client5()]
    await reader.subscribe('ids/a', 1, { identifier: 3 })
    await reader.subscribe('ids/+', 0, { identifier: 268_435_455 })
    await reader.subscribe('ids/#', 0)
    await reader.subscribe('ids/b', 0, { identifier: 9 })
    await writer.publish('ids/a', 'x')
    const { properties, qos } = await reader.message()
    expect({ ids: ids(properties), qos }).toEqual({ ids: [3, 268_435_455], qos: 1 })
    await writer.publish('ids/other/deep', 'x')
    expect((await reader.message()).properties).toEqual({})
    expect(await reader.untilPing()).toEqual([])
    await leave(reader, writer)
  })

  it('[MQTT5-3.8.4-3] are replaced with their subscription', async () => {
    const [reader, writer] = [await client5(), await client5()]
    await reader.subscribe('again', 0, { identifier: 1 })
    await reader.subscribe('again', 0, { identifier: 2 })
    await writer.publish('again', 'x')
    expect(ids((await reader.message()).properties)).toEqual([2])
    await reader.subscribe('again', 0)
    await writer.publish('again', 'x')
    expect(ids((await reader.message()).properties)).toEqual([])
    await leave(reader, writer)
  })

  it('[MQTT5-3.3.4-3] come with retained messages, and with what waited for a durable session', async () => {
    const [reader, writer] = [await client5(durable('ids')), await client5()]
    await writer.publish('kept', 'old', { retain: true })
    await reader.subscribe('kept', 1, { identifier: 7 })
    const old = await reader.message()
    expect({ ids: ids(old.properties), retain: old.retain }).toEqual({ ids: [7], retain: true })
    reader.send({ cmd: 'puback', messageId: old.messageId })
    await reader.subscribe('+', 1, { identifier: 8, rh: 2 })
    await leave(reader)
    await writer.publish('kept', 'new')
    const again = await client5({ ...durable('ids'), clean: false })
    expect(ids((await again.message()).properties)).toEqual([7, 8])
    await leave(again, writer)
  })

  it('of a shared subscription come with its copies alone', async () => {
    const [reader, writer] = [await client5(), await client5()]
    await reader.subscribe('$share/g/ours', 1, { identifier: 5 })
    await reader.subscribe('ours', 1, { identifier: 6 })
    await writer.publish('ours', 'x')
    const copies = [await reader.message(), await reader.message()]
    expect(copies.map(({ properties }) => ids(properties)).sort()).toEqual([[5], [6]])
    await leave(reader, writer)
  })
})

describe('options of a subscription', () => {
  it('[MQTT5-3.8.3-3] no local: nothing of its own, and what others send', async () => {
    const [client, other] = [await client5({ clientId: 'own' }), await client5()]
    await client.subscribe('local/#', 1, { nl: true })
    await client.publish('local/a', 'mine')
    await other.publish('local/a', 'theirs')
    expect((await client.message()).text).toBe('theirs')
    await leave(client, other)
  })

  it('[MQTT5-3.3.1-12] [MQTT5-3.3.1-13] retain as published', async () => {
    const [reader, writer] = [await client5(), await client5()]
    await reader.subscribe('rap/kept', 1, { rap: true })
    await reader.subscribe('rap/cleared', 1, { rap: false })
    for (const topic of ['rap/kept', 'rap/cleared']) await writer.publish(topic, 'x', { retain: true })
    const got = [await reader.message(), await reader.message()]
    expect(new Map(got.map(({ topic, retain }) => [topic, retain]))).toEqual(
      new Map([
        ['rap/kept', true],
        ['rap/cleared', false],
      ]),
    )
    await leave(reader, writer)
  })

  it.each([
    ['[MQTT5-3.3.1-9]', 0, ['x'], ['x']],
    ['[MQTT5-3.3.1-10]', 1, ['x'], []],
    ['[MQTT5-3.3.1-11]', 2, [], []],
  ] as const)('%s retain handling %i', async (_clause, rh, first, second) => {
    const [reader, writer] = [await client5(), await client5()]
    await writer.publish(`rh/${rh}`, 'x', { retain: true })
    await reader.subscribe('rh/end', 0)
    for (const [round, expected] of [first, second].entries()) {
      await reader.subscribe(`rh/${rh}`, 0, { rh })
      for (const text of expected) expect(await reader.message()).toMatchObject({ text, retain: true })
      await writer.publish('rh/end', `end ${round}`)
      expect((await reader.message()).text).toBe(`end ${round}`)
    }
    await leave(reader, writer)
  })

  it('[MQTT5-4.8.2] a shared subscription gets no retained message', async () => {
    const [reader, writer] = [await client5(), await client5()]
    await writer.publish('shared/kept', 'x', { retain: true })
    expect(await reader.subscribe('$share/g/shared/kept', 1)).toEqual([1])
    expect(await reader.untilPing()).toEqual([])
    await leave(reader, writer)
  })
})

describe('SUBACK and UNSUBACK', () => {
  it('[MQTT-3.8.4-4] [MQTT-3.8.4-5] [MQTT-3.9.3-1] have a code for each filter, in order', async () => {
    const client = await client5()
    const subscriptions = (['a', 'b', 'a', 'c/#'] as const).map((topic, index) => ({
      topic,
      qos: ([0, 1, 2, 2] as const)[index] ?? 0,
    }))
    client.send({ cmd: 'subscribe', messageId: 77, subscriptions })
    expect(await client.expect('suback')).toMatchObject({ messageId: 77, granted: [0, 1, 2, 2] })
    client.send({ cmd: 'unsubscribe', messageId: 78, unsubscriptions: ['b', 'never', 'c/#'] })
    const unsuback = await client.expect('unsuback')
    expect(unsuback).toMatchObject({ messageId: 78, granted: [0, 0x11, 0] })
    await leave(client)
  })

  it.each([4, 5] as const)(
    '[MQTT-3.10.4-2] nothing more comes after UNSUBACK, version %i',
    async (version) => {
      const { client } = await rawConnect(broker.labPort, version)
      const writer = await client5()
      await client.subscribe('off', 1)
      client.send({ cmd: 'unsubscribe', messageId: 2, unsubscriptions: ['off'] })
      expect((await client.expect('unsuback')).messageId).toBe(2)
      await writer.publish('off', 'x')
      expect(await client.untilPing()).toEqual([])
      await leave(client, writer)
    },
  )

  it.each([
    ['$share/g', 0x8f],
    ['$share//a', 0x8f],
    ['$share/g/', 0x8f],
    ['$SYS/#', 0x80],
  ])('%s is refused, and the connection stays', async (filter, code) => {
    const client = await client5()
    expect(await client.subscribe(filter, 0)).toEqual([code])
    expect(await client.untilPing()).toEqual([])
    await leave(client)
  })
})

describe('[MQTT-3.8.4-1] what follows in the same segment', () => {
  it.each([4, 5] as const)(
    'a SUBSCRIBE of a durable session is delivered to it, and an UNSUBSCRIBE is not, version %i',
    async (version) => {
      const own = version === 5 ? { properties: { sessionExpiryInterval: 60 } } : {}
      const { client } = await rawConnect(broker.labPort, version, {
        clientId: `behind-${version}`,
        clean: false,
        ...own,
      })
      for (let round = 0; round < 10; round++) {
        const topic = `behind/${version}/${round}`
        const message = { cmd: 'publish', topic, payload: 'x', qos: 1, dup: false, retain: false } as const
        const answers = async (count: number) => {
          const came: string[] = []
          while (came.length < count) came.push((await client.next()).cmd)
          return [...came, ...(await client.untilPing()).map(({ cmd }) => cmd)].sort()
        }
        client.send(
          { cmd: 'subscribe', messageId: 1, subscriptions: [{ topic, qos: 1 }] },
          { ...message, messageId: 2 },
        )
        expect(await answers(3)).toEqual(['puback', 'publish', 'suback'])
        client.send(
          { cmd: 'unsubscribe', messageId: 3, unsubscriptions: [topic] },
          { ...message, messageId: 4 },
        )
        expect(await answers(2)).toEqual(['puback', 'unsuback'])
      }
      await leave(client)
    },
  )
})

describe('[MQTT-3.3.5-1] a client whose filters overlap', () => {
  it.each([4, 5] as const)('gets one copy at the best QoS, version %i', async (version) => {
    const { client } = await rawConnect(broker.labPort, version)
    const writer = await client5()
    for (const [filter, qos] of [
      ['over/#', 0],
      ['over/+', 2],
      ['over/a', 1],
    ] as const)
      await client.subscribe(filter, qos)
    await writer.publish('over/a', 'x', { qos: 2 })
    expect(await client.message()).toMatchObject({ text: 'x', qos: 2 })
    expect(await client.untilPing()).toEqual([])
    await leave(client, writer)
  })
})

const ids = ({ subscriptionIdentifier }: { readonly subscriptionIdentifier?: unknown }): number[] =>
  [subscriptionIdentifier ?? []].flat().filter((one) => typeof one === 'number')
