/** Sessions, takeover and wills, by clause. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { packet } from '@/testing/mqtt-bytes'
import { type RawClient, rawConnect } from '@/testing/raw-client'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker({ lab: true })
})
afterAll(() => broker.stop())

type Options = NonNullable<Parameters<typeof rawConnect>[2]>

const connect = (version: 4 | 5, options: Options = {}) => rawConnect(broker.labPort, version, options)

async function listening(filter: string, options: Options = {}): Promise<RawClient> {
  const { client } = await connect(5, options)
  await client.subscribe(filter, 1)
  return client
}

/** A session that outlives its connection. */
const durable = (version: 4 | 5, clientId: string, seconds = 60): Options => ({
  clientId,
  clean: false,
  ...(version === 5 ? { properties: { sessionExpiryInterval: seconds } } : {}),
})

async function publish(topic: string, ...payloads: readonly string[]): Promise<void> {
  const { client } = await connect(4)
  for (const payload of payloads) await client.publish(topic, payload)
  await client.drop()
}

const leave = (...clients: readonly RawClient[]) => Promise.all(clients.map((client) => client.drop()))

describe('[MQTT-3.2.2-2] session present', () => {
  it.each([4, 5] as const)(
    'is said of what goes on, also where nothing is subscribed, version %i',
    async (version) => {
      const options = durable(version, `present-${version}`)
      const first = await connect(version, options)
      expect(first.connack.sessionPresent).toBe(false)
      await leave(first.client)
      const second = await connect(version, options)
      expect(second.connack.sessionPresent).toBe(true)
      await leave(second.client)
      const anew = await connect(version, { ...options, clean: true }) // [MQTT-3.1.2-6]
      expect(anew.connack.sessionPresent).toBe(false)
      await leave(anew.client)
    },
  )

  it('[MQTT-3.1.2-6] a clean session leaves nothing', async () => {
    const first = await connect(4, { clientId: 'clean' })
    await first.client.subscribe('clean', 1)
    await leave(first.client)
    await publish('clean', 'missed')
    const second = await connect(4, { clientId: 'clean', clean: false })
    expect(second.connack.sessionPresent).toBe(false)
    expect(await second.client.untilPing()).toEqual([])
    await leave(second.client)
  })
})

describe('a durable session', () => {
  it('[MQTT5-3.1.2-5] that goes on to end with this connection delivers what waited', async () => {
    const first = await listening('ends/#', durable(5, 'ends'))
    await leave(first)
    await publish('ends/a', '1', '2')
    const second = await connect(5, { clientId: 'ends', clean: false })
    expect(second.connack.sessionPresent).toBe(true)
    expect([await second.client.message(), await second.client.message()]).toMatchObject([
      { text: '1' },
      { text: '2' },
    ])
    await second.client.send(packet(0xe0)).untilClosed()
    const third = await connect(5, { clientId: 'ends', clean: false })
    expect(third.connack.sessionPresent).toBe(false)
    expect(await third.client.untilPing()).toEqual([])
    await leave(third.client)
  })

  it('[MQTT5-3.1.2-4] that is begun anew drops what waited', async () => {
    const first = await listening('anew/#', durable(5, 'anew'))
    await leave(first)
    await publish('anew/a', 'old')
    const second = await connect(5, { ...durable(5, 'anew'), clean: true })
    expect(second.connack.sessionPresent).toBe(false)
    expect(await second.client.untilPing()).toEqual([])
    await leave(second.client)
  })

  it('[MQTT5-3.14.2.2.2] may be ended by the DISCONNECT that says so', async () => {
    const first = await listening('bye/#', durable(5, 'bye'))
    first.send({ cmd: 'disconnect', reasonCode: 0, properties: { sessionExpiryInterval: 0 } })
    await first.untilClosed()
    const second = await connect(5, durable(5, 'bye'))
    expect(second.connack.sessionPresent).toBe(false)
    await leave(second.client)
  })

  it('[MQTT5-3.1.2.11.2] ends when its time is over, and its will goes out then', async () => {
    const reader = await listening('over/will')
    const properties = { willDelayInterval: 600 }
    const will = {
      topic: 'over/will',
      payload: Buffer.from('gone'),
      qos: 1,
      retain: false,
      properties,
    } as const
    await leave((await connect(5, durable(5, 'over', 1))).client)
    let isThere = true
    while (isThere) {
      const { client, connack } = await connect(5, { ...durable(5, 'over', 1), will })
      isThere = connack.sessionPresent
      // The next look comes when its will says that it is over.
      await leave(client)
      expect((await reader.message()).text).toBe('gone')
    }
    await leave(reader)
  })
})

describe('takeover', () => {
  it.each([4, 5] as const)('[MQTT-3.1.4-2] ends the connection before it, version %i', async (version) => {
    const options = durable(version, `taken-${version}`)
    const first = await connect(version, options)
    await first.client.subscribe('taken', 1)
    const second = await connect(version, options)
    expect(second.connack.sessionPresent).toBe(true)
    const came = await first.client.untilClosed()
    // [MQTT5-3.1.4-3]
    expect(came.map(({ packet: one }) => one)).toMatchObject(
      version === 5 ? [{ cmd: 'disconnect', reasonCode: 0x8e }] : [],
    )
    await publish('taken', 'x')
    expect((await second.client.message()).text).toBe('x')
    await leave(second.client)
  })
})

describe('a will', () => {
  const will = { topic: 'wills/a', payload: Buffer.from('gone'), qos: 1, retain: false } as const

  it.each([4, 5] as const)(
    '[MQTT-3.1.2-8] is published where the connection ends without DISCONNECT, version %i',
    async (version) => {
      const reader = await listening('wills/#')
      const { client } = await connect(version, { will })
      await leave(client)
      expect(await reader.message()).toMatchObject({ topic: 'wills/a', text: 'gone', qos: 1, retain: false })
      await leave(reader)
    },
  )

  it.each([4, 5] as const)(
    '[MQTT-3.1.2-10] [MQTT-3.14.4-3] is not where there was one, version %i',
    async (version) => {
      const reader = await listening('wills/#')
      const { client } = await connect(version, { will })
      await client.send(packet(0xe0)).untilClosed()
      await publish('wills/end', 'end')
      expect((await reader.message()).text).toBe('end')
      await leave(reader)
    },
  )

  it('[MQTT5-3.14.2.1] is where DISCONNECT asks for it', async () => {
    const reader = await listening('wills/#')
    const { client } = await connect(5, { will })
    await client.send({ cmd: 'disconnect', reasonCode: 4 }).untilClosed()
    expect((await reader.message()).text).toBe('gone')
    await leave(reader)
  })

  it('is published for who breaks a rule, and for who is taken over', async () => {
    const reader = await listening('wills/#')
    const { client } = await connect(5, { will })
    await client.send(packet(0xc1)).untilClosed()
    expect((await reader.message()).text).toBe('gone')
    const first = await connect(5, { will, clientId: 'with-will' })
    const second = await connect(5, { clientId: 'with-will' })
    await first.client.untilClosed()
    expect((await reader.message()).text).toBe('gone')
    await leave(reader, second.client)
  })

  it('[MQTT-3.1.2-17] is retained where it says so', async () => {
    const { client } = await connect(4, { will: { ...will, topic: 'kept-will', retain: true } })
    const reader = await listening('kept-will')
    await leave(client)
    await reader.message()
    const later = await listening('kept-will')
    expect(await later.message()).toMatchObject({ text: 'gone', retain: true })
    await leave(reader, later)
  })

  const delayed = (seconds: number) => ({
    ...will,
    properties: { willDelayInterval: seconds, contentType: 'text/plain', userProperties: { a: 'b' } },
  })

  it('[MQTT5-3.1.3.2] goes out with its properties, but not with its delay', async () => {
    const reader = await listening('wills/#')
    const { client } = await connect(5, {
      will: delayed(1),
      clientId: 'delayed',
      properties: { sessionExpiryInterval: 60 },
    })
    await leave(client)
    const { text, properties } = await reader.message()
    expect({ text, properties }).toEqual({
      text: 'gone',
      properties: { contentType: 'text/plain', userProperties: { a: 'b' } },
    })
    await leave(reader)
  })

  it('[MQTT5-3.1.3-9] is not published where its session goes on in time', async () => {
    const reader = await listening('wills/#')
    const options = { clientId: 'back', clean: false, properties: { sessionExpiryInterval: 60 } }
    const first = await connect(5, { ...options, will: delayed(600) })
    await leave(first.client)
    const second = await connect(5, options)
    expect(second.connack.sessionPresent).toBe(true)
    await publish('wills/end', 'end')
    expect((await reader.message()).text).toBe('end')
    await leave(reader, second.client)
  })

  it.each([
    ['ends with its connection', {}],
    ['is begun anew', { properties: { sessionExpiryInterval: 60 } }],
  ])('[MQTT5-3.1.2-8] goes out at once where its session %s', async (_what, options) => {
    const reader = await listening('wills/#')
    const first = await connect(5, { ...options, clientId: 'anew-will', will: delayed(600) })
    await leave(first.client)
    const second = await connect(5, { clientId: 'anew-will', clean: true })
    expect((await reader.message()).text).toBe('gone')
    await leave(reader, second.client)
  })
})
