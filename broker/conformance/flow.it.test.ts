/** Flow control both ways, packet sizes and repeated deliveries, by clause. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { recordOf, recordsOf, type StoredRecord } from '@/testing/live-log'
import { type RawClient, rawConnect } from '@/testing/raw-client'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker({ lab: true })
})
afterAll(() => broker.stop())

const publish = (topic: string, payload: string | Buffer, qos: 0 | 1 | 2, messageId?: number) =>
  ({
    cmd: 'publish',
    topic,
    payload,
    qos,
    dup: false,
    retain: false,
    ...(messageId === undefined ? {} : { messageId }),
  }) as const

async function subscribed(
  topic: string,
  qos: 0 | 1 | 2,
  options: Parameters<typeof rawConnect>[2] = {},
  version: 4 | 5 = 5,
): Promise<RawClient> {
  const { client } = await rawConnect(broker.labPort, version, options)
  await client.subscribe(topic, qos)
  return client
}

/** Each acknowledged before the next one. */
async function publishAll(
  topic: string,
  payloads: readonly (string | Buffer)[],
  qos: 1 | 2 = 1,
): Promise<void> {
  const { client } = await rawConnect(broker.labPort, 4)
  for (const payload of payloads) await client.publish(topic, payload, { qos })
  await client.drop()
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index))

it('[MQTT5-2.2.1-3] an id is given to no other message while its own is under way', async () => {
  const reader = await subscribed('ids/open', 1)
  await publishAll('ids/open', numbers(20))
  const ids = new Set<number>()
  for (const _ of numbers(20)) ids.add((await reader.message()).messageId)
  expect(ids.size).toBe(20)
  expect(ids.has(0)).toBe(false)
  await reader.drop()
})

it('[MQTT5-3.4.2.2.1] a PUBACK of a code without properties says no length of them', async () => {
  const { client } = await rawConnect(broker.labPort, 5)
  const { bytes } = await client.send(publish('of/nobody', 'x', 1, 9)).next()
  expect([...bytes]).toEqual([0x40, 3, 0, 9, 0x10])
  await client.drop()
})

describe('[MQTT5-3.3.4-9] Receive Maximum of the client', () => {
  it.each([1, 2] as const)(
    'holds back QoS %i beyond it, and sends on in order as room is made',
    async (qos) => {
      const topic = `window/${qos}`
      const reader = await subscribed(topic, qos, { properties: { receiveMaximum: 3 } })
      await publishAll(topic, numbers(8), qos)
      const got: string[] = []
      const open: number[] = []
      const take = async () => {
        const { payload, messageId = 0 } = await reader.expect('publish')
        got.push(payload.toString())
        open.push(messageId)
      }
      for (let count = 0; count < 3; count++) await take()
      expect(await reader.untilPing()).toEqual([])
      for (let left = 5; left > 0; left--) {
        const messageId = open.shift() ?? 0
        if (qos === 1) reader.send({ cmd: 'puback', messageId })
        else {
          reader.send({ cmd: 'pubrec', messageId })
          await reader.expect('pubrel')
          // Not PUBREC but PUBCOMP makes room.
          expect(await reader.untilPing()).toEqual([])
          reader.send({ cmd: 'pubcomp', messageId })
        }
        await take()
        expect(await reader.untilPing()).toEqual([])
      }
      expect(got).toEqual(numbers(8))
      await reader.drop()
    },
  )

  it('[MQTT5-4.9.0-2] counts a PUBREC that refuses as the end of its message', async () => {
    const reader = await subscribed('window/refused', 2, { properties: { receiveMaximum: 1 } })
    await publishAll('window/refused', ['a', 'b'], 2)
    const first = await reader.message()
    reader.send({ cmd: 'pubrec', messageId: first.messageId, reasonCode: 0x97 })
    expect((await reader.message()).text).toBe('b')
    await reader.drop()
  })

  it('[MQTT-4.6.0-6] lets QoS 0 pass what waits', async () => {
    const reader = await subscribed('window/+', 1, { properties: { receiveMaximum: 1 } })
    await publishAll('window/a', ['1', '2'])
    const { client } = await rawConnect(broker.labPort, 4)
    client.send(publish('window/b', '0', 0))
    expect((await reader.message()).text).toBe('1')
    expect(await reader.message()).toMatchObject({ topic: 'window/b', qos: 0 })
    await Promise.all([client.drop(), reader.drop()])
  })

  it.each([
    { kept: 'no session', clientId: 'hoarder', session: {} },
    { kept: 'a durable session', clientId: 'keeper', session: { sessionExpiryInterval: 60 } },
  ])(
    'cuts a client with $kept that lets more than 1,000 messages wait, and tells it and Live Logs',
    async ({ clientId, session }) => {
      const topic = `window/${clientId}`
      const properties = { receiveMaximum: 1, ...session }
      const reader = await subscribed(topic, 1, { clientId, properties })
      const { client } = await rawConnect(broker.labPort, 4)
      for (let id = 1; id <= 1002; id++) client.send(publish(topic, 'x', 1, id))
      const came = await reader.untilClosed()
      expect(came.map(({ cmd }) => cmd)).toEqual(['publish', 'disconnect'])
      expect(came[1]?.packet).toMatchObject({ reasonCode: 0x97 })
      await expect
        .poll(async () => (await recordsOf(broker.pool, await labCompanyId())).find(isCutOf(clientId)))
        .toMatchObject({
          code: 'queue-full',
          kind: 'connection',
          outcome: 'refused',
          told: 'DISCONNECT 0x97',
          mend: { sentence: expect.stringContaining('acknowledge faster') },
        })
      await client.drop()
    },
  )
})

/** A durable session that loses messages to its full queue is told of before. */
const isCutOf =
  (clientId: string) =>
  ({ client_id, told }: StoredRecord) =>
    client_id === clientId && told !== null

async function labCompanyId(): Promise<string> {
  const { rows } = await broker.pool.query<{ id: string }>(
    `SELECT company_id AS id FROM tenants WHERE application = 'lab'`,
  )
  return rows[0]?.id ?? ''
}

describe('[MQTT5-3.3.4-7] Receive Maximum of the server', () => {
  it('closes with 0x93 over one message of QoS 2 too many, and not before', async () => {
    const { client, connack } = await rawConnect(broker.labPort, 5)
    const most = connack.properties?.receiveMaximum ?? 65_535
    for (let id = 1; id <= most; id++) client.send(publish('up', 'x', 2, id))
    for (let id = 1; id <= most; id++) expect((await client.expect('pubrec')).messageId).toBe(id)
    // One whose exchange has ended makes room for another.
    client.send({ cmd: 'pubrel', messageId: 1 })
    await client.expect('pubcomp')
    client.send(publish('up', 'x', 2, most + 1))
    await client.expect('pubrec')
    client.send(publish('up', 'x', 2, most + 2))
    expect(await client.expect('disconnect')).toMatchObject({ reasonCode: 0x93 })
    expect((await client.next()).cmd).toBe('closed')
  })

  it('bounds nobody who waits for each PUBACK', async () => {
    const { client } = await rawConnect(broker.labPort, 5)
    for (let id = 1; id <= 1_100; id++) client.send(publish('up', 'x', 1, id))
    for (let id = 1; id <= 1_100; id++) expect((await client.expect('puback')).messageId).toBe(id)
    await client.drop()
  })
})

describe('[MQTT5-3.1.2-24] Maximum Packet Size of the client', () => {
  it.each([0, 1, 2] as const)(
    'drops what is larger at QoS %i, and goes on as if it had been taken',
    async (qos) => {
      const topic = `small/${qos}`
      const options = { properties: { maximumPacketSize: 100, receiveMaximum: 1 } }
      const reader = await subscribed(topic, qos, options)
      const { client } = await rawConnect(broker.labPort, 4)
      const ids = qos === 0 ? [undefined, undefined, undefined] : [1, 2, 3]
      for (const [index, payload] of ['before', 'x'.repeat(200), 'after'].entries())
        client.send(publish(topic, payload, qos, ids[index]))
      const { messageId, text } = await reader.message()
      expect(text).toBe('before')
      if (qos === 1) reader.send({ cmd: 'puback', messageId })
      if (qos === 2) {
        reader.send({ cmd: 'pubrec', messageId })
        await reader.expect('pubrel')
        reader.send({ cmd: 'pubcomp', messageId })
      }
      expect((await reader.message()).text).toBe('after')
      await Promise.all([client.drop(), reader.drop()])
    },
  )

  it('[MQTT5-3.1.2-25] frees the queue of a durable session from what it never takes', async () => {
    const durable = { clientId: 'small', properties: { maximumPacketSize: 100, sessionExpiryInterval: 60 } }
    const reader = await subscribed('small/durable', 1, durable)
    await publishAll('small/durable', ['x'.repeat(200)])
    expect(await reader.untilPing()).toEqual([])
    await reader.drop()
    const properties = { sessionExpiryInterval: 60 }
    const again = await rawConnect(broker.labPort, 5, { clientId: 'small', clean: false, properties })
    expect(again.connack.sessionPresent).toBe(true)
    expect(await again.client.untilPing()).toEqual([])
    await again.client.drop()
  })

  it('is told of in Live Logs', async () => {
    const record = await recordOf(broker.pool, await labCompanyId(), 'packet-too-large')
    expect(record).toMatchObject({ outcome: 'refused', topic: expect.stringMatching(/^small/) })
  })
})

describe('[MQTT-4.4.0-1] [MQTT-3.3.1-1] what was not acknowledged', () => {
  it.each([4, 5] as const)(
    'comes again to version %i, with its id and DUP, and then in order what waited',
    async (version) => {
      const topic = `again/${version}`
      const own = version === 5 ? { properties: { sessionExpiryInterval: 60, receiveMaximum: 2 } } : {}
      const options = { clientId: `again-${version}`, clean: false, ...own }
      const reader = await subscribed(topic, 1, options, version)
      await publishAll(topic, ['1', '2'])
      const before = [await reader.message(), await reader.message()]
      expect(before.map(({ dup }) => dup)).toEqual([false, false])
      await reader.drop()
      await publishAll(topic, ['3'])
      const { client, connack } = await rawConnect(broker.labPort, version, options)
      expect(connack.sessionPresent).toBe(true)
      for (const { messageId, text } of before) {
        expect(await client.message()).toMatchObject({ dup: true, messageId, text })
        client.send({ cmd: 'puback', messageId })
      }
      expect(await client.message()).toMatchObject({ dup: false, text: '3' })
      await client.drop()
    },
  )

  it.each([4, 5] as const)(
    '[MQTT-4.3.3-1] goes on with PUBREL where PUBREC had come, version %i',
    async (version) => {
      const topic = `release/${version}`
      const own = version === 5 ? { properties: { sessionExpiryInterval: 60 } } : {}
      const options = { clientId: `release-${version}`, clean: false, ...own }
      const reader = await subscribed(topic, 2, options, version)
      await publishAll(topic, ['once'], 2)
      const { messageId } = await reader.message()
      reader.send({ cmd: 'pubrec', messageId })
      await reader.expect('pubrel')
      await reader.drop()
      const { client } = await rawConnect(broker.labPort, version, options)
      expect((await client.expect('pubrel')).messageId).toBe(messageId)
      client.send({ cmd: 'pubrec', messageId })
      await client.expect('pubrel')
      client.send({ cmd: 'pubcomp', messageId })
      expect(await client.untilPing()).toEqual([])
      await client.drop()
    },
  )
})

describe('acknowledgements of what there is not', () => {
  it.each([4, 5] as const)(
    '[MQTT5-4.3.3] [MQTT5-3.6.2.1] are answered to version %i, with 0x92 where there is a place for it',
    async (version) => {
      const { client } = await rawConnect(broker.labPort, version, {
        clientId: `none-${version}`,
        clean: false,
      })
      client.send({ cmd: 'pubrel', messageId: 7 })
      const pubcomp = await client.expect('pubcomp')
      client.send({ cmd: 'pubrec', messageId: 8 })
      const pubrel = await client.expect('pubrel')
      client.send({ cmd: 'puback', messageId: 9 }, { cmd: 'pubcomp', messageId: 10 })
      expect(await client.untilPing()).toEqual([])
      expect([pubcomp.messageId, pubrel.messageId]).toEqual([7, 8])
      if (version === 5) expect([pubcomp.reasonCode, pubrel.reasonCode]).toEqual([0x92, 0x92])
      await client.drop()
    },
  )
})
