/** The plain dialect: shared subscriptions, many publishers at once, and what MQTT 5 adds. */
import type { IClientSubscribeOptions, MqttClient } from 'mqtt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { ackCode, subackCodes } from '@/testing/answers'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { type Inbox, inbox, inboxOf } from '@/testing/inbox'
import { connect } from '@/testing/mqtt'
import {
  durable,
  endAll,
  goOn,
  LAST,
  type Login,
  makePlainTenant,
  speaking,
  untilLast,
} from '@/testing/plain'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const as = (login: Login, version: 3 | 4 | 5 = 4) =>
  connect({ port: broker.mqttPort, ...login, ...speaking(version) })

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
    await endAll(writer, ...members.map(({ client }) => client))
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
    await endAll(reader, writer)
  })

  it('of no group, of a group with a wildcard and of no filter are refused', async () => {
    const { asUser } = await makePlainTenant(broker.admin)
    const reader = await as(asUser, version)
    const bad = ['$share//a', '$share/+/a', '$share/g', '$share/g/']
    const code = version === 5 ? 0x8f : 0x80
    expect(await subackCodes(reader, bad)).toEqual(bad.map(() => code))
    await endAll(reader)
  })
})

it('all arrives of 2,000 messages of five publishers, QoS 0, 1 and retained mixed', async () => {
  const { tenantId, asDevice, asOther, asUser } = await makePlainTenant(broker.admin)
  // More than one device may publish at once.
  await updateTenant(broker.admin, { id: tenantId, limits: { publishBurst: 5_000 } })
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
  await endAll(...publishers, ...readers.map(({ client }) => client))
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
    await endAll(reader, writer)
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
    await endAll(client)
    const again = await goOn(session)
    await other.publishAsync('room', LAST, { qos: 1 })
    expect(await untilLast(again.inbox)).toEqual([])
    await endAll(again.client, other)
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
    await endAll(client)
    const away = await goOn(session)
    await writer.publishAsync('state/a', LAST, { qos: 1 })
    expect(await untilLast(away.inbox)).toEqual([])
    await endAll(away.client, writer)
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
    await endAll(reader, writer)
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
    await endAll(reader, writer)
  })
})
