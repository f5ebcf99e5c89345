/** The plain dialect, end to end: QoS, retained messages, durable sessions, shared subscriptions, MQTT 5. */
import type { IClientSubscribeOptions, MqttClient } from 'mqtt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ackCode, subackCodes } from '@/testing/answers'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { type Inbox, inbox, inboxOf } from '@/testing/inbox'
import { recordOf } from '@/testing/live-log'
import { connect } from '@/testing/mqtt'
import { durable, goOn, type Login, makePlainTenant, speaking } from '@/testing/plain'
import { RETAINED_MAX } from './retained-messages'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const versions = [3, 4, 5] as const
const as = (login: Login, version: 3 | 4 | 5 = 4) =>
  connect({ port: broker.mqttPort, ...login, ...speaking(version) })
const end = (...clients: readonly MqttClient[]) => Promise.all(clients.map((client) => client.endAsync()))

/** All that comes up to this one, which is published last. */
const LAST = 'the-last'
async function untilLast<Message extends { readonly text: string }>(
  from: Inbox<Message>,
): Promise<Message[]> {
  const come: Message[] = []
  for (;;) {
    const message = await from.next()
    if (message.text === LAST) return come
    come.push(message)
  }
}

describe.each(versions)('QoS in version %s', (version) => {
  it.each([0, 1, 2] as const)(
    'published is lowered to the %s that was granted, also through a wildcard',
    async (granted) => {
      const { asDevice, asUser } = await makePlainTenant(broker.admin)
      const [reader, writer] = [await as(asUser, version), await as(asDevice, version)]
      const got = inboxOf(reader)
      expect(await subackCodes(reader, ['a/+', 'b'], { qos: granted })).toEqual([granted, granted])
      for (const topic of ['a/x', 'b']) {
        for (const qos of [0, 1, 2] as const) {
          await writer.publishAsync(topic, `${qos}`, { qos })
          expect(await got.next()).toMatchObject({ topic, text: `${qos}`, qos: Math.min(qos, granted) })
        }
      }
      await end(reader, writer)
    },
  )

  it('is the best of the filters that match, in one copy', async () => {
    const { asDevice, asUser } = await makePlainTenant(broker.admin)
    const writer = await as(asDevice, version)
    for (const filters of [
      { 'a/#': { qos: 0 }, 'a/+': { qos: 1 }, 'a/x': { qos: 0 } },
      { 'a/x': { qos: 2 }, '#': { qos: 0 } },
      { 'a/x': { qos: 0 }, '#': { qos: 2 } },
    ] as const) {
      for (const clean of [true, false]) {
        const options = {
          ...durable(version, `reader-${clean}`),
          ...(clean ? { properties: {} } : {}),
          clean,
        }
        const reader = await connect({ port: broker.mqttPort, ...asUser, ...options })
        const got = inboxOf(reader)
        await reader.subscribeAsync(filters)
        const best = Math.max(...Object.values(filters).map(({ qos }) => qos))
        const values = Array.from({ length: 30 }, (_, index) => `${index}`)
        await Promise.all(values.map((value) => writer.publishAsync('a/x', value, { qos: 2 })))
        await writer.publishAsync('a/x', LAST, { qos: 2 })
        const come = await untilLast(got)
        expect(come.map(({ text }) => text)).toEqual(values)
        expect(new Set(come.map(({ qos }) => qos))).toEqual(new Set([best]))
        await end(reader)
        if (clean) continue
        // Nothing of what was acknowledged is left in the queue.
        const again = await goOn({ port: broker.mqttPort, ...asUser, ...options })
        await writer.publishAsync('a/x', LAST, { qos: 2 })
        expect(await untilLast(again.inbox)).toEqual([])
        await again.client.unsubscribeAsync(Object.keys(filters))
        await end(again.client)
      }
    }
    await end(writer)
  })
})

describe.each(versions)('retained messages in version %s', (version) => {
  it('are kept, replaced, and taken away by an empty payload', async () => {
    const { asDevice, asUser } = await makePlainTenant(broker.admin)
    const writer = await as(asDevice, version)
    const keptBy = async (filter: string) => {
      const reader = await as(asUser, version)
      const got = inboxOf(reader)
      await reader.subscribeAsync([filter, 'last'], { qos: 1 })
      await writer.publishAsync('last', LAST, { qos: 1 })
      const come = await untilLast(got)
      await end(reader)
      return come.map(({ topic, text, qos, isRetained }) => [topic, text, qos, isRetained])
    }
    const standing = await as(asUser, version)
    const live = inboxOf(standing)
    await standing.subscribeAsync('line1/#', { qos: 1 })
    await writer.publishAsync('line1/a', 'one', { qos: 2, retain: true })
    await writer.publishAsync('line1/b', 'two', { qos: 0, retain: true })
    expect(await live.next()).toMatchObject({ text: 'one', isRetained: false })
    expect((await keptBy('line1/#')).sort()).toEqual([
      ['line1/a', 'one', 1, true],
      ['line1/b', 'two', 0, true],
    ])
    await writer.publishAsync('line1/a', 'three', { qos: 1, retain: true })
    expect(await keptBy('line1/a')).toEqual([['line1/a', 'three', 1, true]])
    await writer.publishAsync('line1/a', 'not kept', { qos: 1 })
    expect(await keptBy('+/a')).toEqual([['line1/a', 'three', 1, true]])
    await writer.publishAsync('line1/a', '', { qos: 1, retain: true })
    expect(await keptBy('line1/a')).toEqual([])
    await writer.publishAsync('line1/end', LAST, { qos: 1 })
    const seen = await untilLast(live)
    expect(seen.map(({ text, isRetained }) => [text, isRetained])).toEqual([
      ['two', false],
      ['three', false],
      ['not kept', false],
      ['', false],
    ])
    await end(writer, standing)
  })
})

it(`a tenant keeps ${RETAINED_MAX} retained messages, and what comes beyond is passed on, not kept, and recorded`, async () => {
  const [ours, theirs] = [await makePlainTenant(broker.admin), await makePlainTenant(broker.admin)]
  const writer = await as(ours.asUser)
  await Promise.all(
    Array.from({ length: RETAINED_MAX }, (_, index) =>
      writer.publishAsync(`kept/${index}`, 'x', { qos: 1, retain: true }),
    ),
  )
  const reader = await as(ours.asDevice)
  const got = inboxOf(reader)
  await reader.subscribeAsync('more', { qos: 1 })
  await writer.publishAsync('more', 'beyond', { qos: 1, retain: true })
  expect(await got.next()).toMatchObject({ text: 'beyond' })
  expect(await recordOf(broker.pool, ours.companyId, 'too-many-retained')).toMatchObject({
    kind: 'message',
    outcome: 'refused',
    stage: 'quota',
    topic: 'more',
  })
  await writer.publishAsync('kept/0', 'replaced', { qos: 1, retain: true })
  const other = await as(theirs.asUser)
  await other.publishAsync('more', 'theirs', { qos: 1, retain: true })
  const fresh = await as(ours.asDevice)
  const kept = inboxOf(fresh)
  await fresh.subscribeAsync(['more', 'kept/0'], { qos: 1 })
  expect(await kept.next()).toMatchObject({ topic: 'kept/0', text: 'replaced' })
  await writer.publishAsync('kept/0', '', { qos: 1, retain: true })
  await writer.publishAsync('more', 'now kept', { qos: 1, retain: true })
  await writer.publishAsync('more', LAST, { qos: 1 })
  expect((await untilLast(kept)).map(({ text }) => text)).toEqual(['', 'now kept'])
  const last = await as(ours.asDevice)
  const there = inboxOf(last)
  await last.subscribeAsync('more', { qos: 1 })
  expect(await there.next()).toMatchObject({ text: 'now kept', isRetained: true })
  await end(writer, reader, other, fresh, last)
})

describe.each(versions)('a durable session in version %s', (version) => {
  it('gets what came at QoS 1 and 2 while it was away, once and in order, and no more of what it gave up', async () => {
    const { asDevice, asUser } = await makePlainTenant(broker.admin)
    const session = { port: broker.mqttPort, ...asUser, ...durable(version, 'reader') }
    const before = await connect(session)
    await before.subscribeAsync({
      'line1/#': { qos: 2 },
      'line1/+': { qos: 1 },
      gone: { qos: 1 },
      zero: { qos: 0 },
    })
    await before.unsubscribeAsync('gone')
    before.stream.destroy()
    const writer = await as(asDevice, version)
    for (const qos of [1, 2, 0, 1, 2] as const) await writer.publishAsync('line1/a', `${qos}`, { qos })
    for (const topic of ['gone', 'zero']) await writer.publishAsync(topic, 'unheard', { qos: 2 })
    // QoS 2 as those before it: a client shows such a message only once its PUBREL is there.
    await writer.publishAsync('line1/a', LAST, { qos: 2 })
    const after = await goOn(session)
    expect((await untilLast(after.inbox)).map(({ text, qos }) => [text, qos])).toEqual([
      ['1', 1],
      ['2', 2],
      ['1', 1],
      ['2', 2],
    ])
    await end(after.client)
    const again = await goOn(session)
    await writer.publishAsync('line1/a', LAST, { qos: 1 })
    expect(await untilLast(again.inbox)).toEqual([])
    await end(writer, again.client)
  })

  it('goes on with its shared subscription, also of a group whose name is encoded', async () => {
    const { asDevice, asUser } = await makePlainTenant(broker.admin)
    const session = { port: broker.mqttPort, ...asUser, ...durable(version, 'member') }
    const before = await connect(session)
    const filter = '$share/50 %/line1/#'
    expect(await subackCodes(before, filter, { qos: 1 })).toEqual([1])
    await end(before)
    const after = await goOn(session)
    const writer = await as(asDevice, version)
    await writer.publishAsync('line1/a', 'one', { qos: 1 })
    expect(await after.inbox.next()).toMatchObject({ topic: 'line1/a', text: 'one', qos: 1 })
    await after.client.unsubscribeAsync(filter)
    await after.client.subscribeAsync('line1/a', { qos: 1 })
    await writer.publishAsync('line1/a', LAST, { qos: 1 })
    expect(await untilLast(after.inbox)).toEqual([])
    await end(after.client)
    const again = await goOn(session)
    await writer.publishAsync('line1/a', LAST, { qos: 1 })
    expect(await untilLast(again.inbox)).toEqual([])
    await end(writer, again.client)
  })
})

describe.each([4, 5] as const)('shared subscriptions in version %s', (version) => {
  it('give each message to one member, and to each group', async () => {
    const { asDevice, asOther, asUser } = await makePlainTenant(broker.admin)
    const members: { client: MqttClient; got: Inbox<{ text: string; topic: string }> }[] = []
    for (const [login, group] of [
      [asOther, 'a'],
      [asUser, 'a'],
      [asUser, 'b'],
    ] as const) {
      const client = await as(login, version)
      const got = inboxOf(client)
      await client.subscribeAsync([`$share/${group}/line1/+`, 'last'], { qos: 1 })
      members.push({ client, got })
    }
    const writer = await as(asDevice, version)
    const values = Array.from({ length: 40 }, (_, index) => `${index}`)
    await Promise.all(
      values.map((value, index) => writer.publishAsync('line1/t', value, { qos: index % 2 ? 1 : 0 })),
    )
    await writer.publishAsync('last', LAST, { qos: 1 })
    const [one, two, alone] = await Promise.all(
      members.map(async ({ got }) => (await untilLast(got)).map(({ text }) => text)),
    )
    expect([...(one ?? []), ...(two ?? [])].sort()).toEqual([...values].sort())
    expect(alone?.sort()).toEqual([...values].sort())
    expect(one?.length).toBe(20)
    await end(writer, ...members.map(({ client }) => client))
  })

  it('bring a copy of their own to a client that holds the filter alone too', async () => {
    const { asDevice, asUser } = await makePlainTenant(broker.admin)
    const reader = await as(asUser, version)
    const got = inboxOf(reader)
    await reader.subscribeAsync(['line1/t', 'line1/#', '$share/a/line1/#', 'last'], { qos: 1 })
    const writer = await as(asDevice, version)
    for (const text of ['x', 'y']) await writer.publishAsync('line1/t', text, { qos: 1 })
    await writer.publishAsync('last', LAST, { qos: 1 })
    expect((await untilLast(got)).map(({ text }) => text).sort()).toEqual(['x', 'x', 'y', 'y'])
    await end(reader, writer)
  })

  it('of no group, of a group with a wildcard and of no filter are refused', async () => {
    const { asUser } = await makePlainTenant(broker.admin)
    const reader = await as(asUser, version)
    const bad = ['$share//a', '$share/+/a', '$share/g', '$share/g/']
    const code = version === 5 ? 0x8f : 0x80
    expect(await subackCodes(reader, bad)).toEqual(bad.map(() => code))
    await end(reader)
  })
})

it('all arrives of 2,000 messages of five publishers, QoS 0, 1 and retained mixed', async () => {
  const { asDevice, asOther, asUser } = await makePlainTenant(broker.admin)
  const readers: { client: MqttClient; got: Inbox<{ text: string }> }[] = []
  for (const [version, clean] of [
    [4, true],
    [5, true],
    [4, false],
  ] as const) {
    const client = await connect({
      port: broker.mqttPort,
      ...asUser,
      ...speaking(version),
      clientId: `reader-${readers.length}`,
      clean,
    })
    const got = inboxOf(client)
    await client.subscribeAsync(['load/#', 'load/+', '$share/g/load/#'].slice(0, clean ? 2 : 1), { qos: 1 })
    readers.push({ client, got })
  }
  const publishers = []
  for (let index = 0; index < 5; index++)
    publishers.push(await as(index % 2 ? asDevice : asOther, index % 2 ? 5 : 4))
  const sent: string[] = []
  await Promise.all(
    publishers.map(async (client, publisher) => {
      for (let round = 0; round < 20; round++) {
        await Promise.all(
          Array.from({ length: 20 }, (_, index) => {
            const text = `${publisher}-${round}-${index}`
            sent.push(text)
            const kind = index % 4
            return client.publishAsync(`load/${publisher}`, text, {
              qos: kind === 0 || kind === 3 ? 0 : 1,
              retain: kind >= 2,
            })
          }),
        )
      }
    }),
  )
  expect(sent).toHaveLength(2_000)
  for (const { got } of readers) {
    const come = new Set<string>()
    for (let index = 0; index < sent.length; index++) come.add((await got.next()).text)
    expect(come.size).toBe(sent.length)
  }
  await end(...publishers, ...readers.map(({ client }) => client))
})

describe('MQTT 5', () => {
  interface Told {
    readonly text: string
    readonly identifier: unknown
    readonly responseTopic: string | undefined
    readonly isRetained: boolean
  }
  const told = (client: MqttClient): Inbox<Told> =>
    inbox(client, (_topic, payload, { retain, properties }) => ({
      text: payload.toString(),
      identifier: properties?.subscriptionIdentifier,
      responseTopic: properties?.responseTopic,
      isRetained: retain,
    }))

  it('subscription identifiers, response topics and correlation data come through', async () => {
    const { asDevice, asUser } = await makePlainTenant(broker.admin)
    const [reader, writer] = [await as(asUser, 5), await as(asDevice, 5)]
    const got = told(reader)
    const options: IClientSubscribeOptions = { qos: 1, properties: { subscriptionIdentifier: 42 } }
    await reader.subscribeAsync('asked/+', options)
    await writer.publishAsync('asked/a', 'x', {
      qos: 1,
      properties: { responseTopic: 'answers/a', correlationData: Buffer.from('1') },
    })
    expect(await got.next()).toMatchObject({ text: 'x', identifier: 42, responseTopic: 'answers/a' })
    const answers = inboxOf(writer)
    await writer.subscribeAsync('answers/a', { qos: 1 })
    await reader.publishAsync('answers/a', 'y', { qos: 1 })
    expect(await answers.next()).toMatchObject({ topic: 'answers/a', text: 'y' })
    await end(reader, writer)
  })

  it('no local holds, live and in the queue', async () => {
    const { asUser, asDevice } = await makePlainTenant(broker.admin)
    const session = { port: broker.mqttPort, ...asUser, ...durable(5, 'chat') }
    const client = await connect(session)
    const got = told(client)
    await client.subscribeAsync('room', { qos: 1, nl: true })
    await client.publishAsync('room', 'mine', { qos: 1 })
    const other = await as(asDevice, 5)
    await other.publishAsync('room', LAST, { qos: 1 })
    expect(await untilLast(got)).toEqual([])
    await end(client)
    const again = await goOn(session)
    await other.publishAsync('room', LAST, { qos: 1 })
    expect(await untilLast(again.inbox)).toEqual([])
    await end(again.client, other)
  })

  it('retain as published shows the flag, and what was acknowledged with it does not come again', async () => {
    const { asUser, asDevice } = await makePlainTenant(broker.admin)
    const session = { port: broker.mqttPort, ...asUser, ...durable(5, 'mirror') }
    const client = await connect(session)
    const got = told(client)
    await client.subscribeAsync('state/#', { qos: 1, rap: true, rh: 2 })
    const writer = await as(asDevice, 5)
    await writer.publishAsync('state/a', 'on', { qos: 1, retain: true })
    await writer.publishAsync('state/a', 'off', { qos: 1 })
    expect(
      [await got.next(), await got.next()].map(({ text, isRetained }) => [text, isRetained]).sort(),
    ).toEqual([
      ['off', false],
      ['on', true],
    ])
    await end(client)
    const away = await goOn(session)
    await writer.publishAsync('state/a', LAST, { qos: 1 })
    expect(await untilLast(away.inbox)).toEqual([])
    await end(away.client, writer)
  })

  it('retain handling 2 brings nothing that was kept, 1 only to a new subscription', async () => {
    const { asUser, asDevice } = await makePlainTenant(broker.admin)
    const [reader, writer] = [await as(asUser, 5), await as(asDevice, 5)]
    await writer.publishAsync('state/a', 'kept', { qos: 1, retain: true })
    const got = told(reader)
    await reader.subscribeAsync(['state/a', 'last'], { qos: 1, rh: 2 })
    await reader.subscribeAsync('state/a', { qos: 1, rh: 1 })
    await writer.publishAsync('last', LAST, { qos: 1 })
    expect(await untilLast(got)).toEqual([])
    await reader.unsubscribeAsync('state/a')
    await reader.subscribeAsync('state/a', { qos: 1, rh: 1 })
    expect(await got.next()).toMatchObject({ text: 'kept', isRetained: true })
    await end(reader, writer)
  })

  it('a topic alias stands for the topic in its namespace', async () => {
    const { asUser, asDevice, tenantId } = await makePlainTenant(broker.admin)
    const [reader, writer] = [await as(asUser, 5), await as(asDevice, 5)]
    const got = inboxOf(reader)
    await reader.subscribeAsync('#', { qos: 1 })
    expect(await ackCode(writer, 'line1/a', 'full', { qos: 1, properties: { topicAlias: 3 } })).toBe(0)
    expect(await ackCode(writer, '', 'alias', { qos: 1, properties: { topicAlias: 3 } })).toBe(0)
    expect(await got.next()).toMatchObject({ topic: 'line1/a', text: 'full' })
    expect(await got.next()).toMatchObject({ topic: 'line1/a', text: 'alias' })
    const refused = { qos: 1, properties: { topicAlias: 4 } } as const
    expect(await ackCode(writer, `$plain/${tenantId}/x`, 'no', refused)).toBe(0x90)
    expect(await ackCode(writer, '', 'no', refused)).toBe(0x90)
    await writer.publishAsync('last', LAST, { qos: 1 })
    expect(await untilLast(got)).toEqual([])
    await end(reader, writer)
  })
})
