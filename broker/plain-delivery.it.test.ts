/** The plain dialect, end to end: QoS, retained messages, durable sessions. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultLimits } from '@/lib/core/tenant-limits'
import { subackCodes } from '@/testing/answers'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { inboxOf } from '@/testing/inbox'
import { recordOf } from '@/testing/live-log'
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

const RETAINED_MAX = defaultLimits.retainedMessages
const versions = [3, 4, 5] as const
const as = (login: Login, version: 3 | 4 | 5 = 4) =>
  connect({ port: broker.mqttPort, ...login, ...speaking(version) })

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
      await endAll(reader, writer)
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
        await endAll(reader)
        if (clean) continue
        // Nothing of what was acknowledged is left in the queue.
        const again = await goOn({ port: broker.mqttPort, ...asUser, ...options })
        await writer.publishAsync('a/x', LAST, { qos: 2 })
        expect(await untilLast(again.inbox)).toEqual([])
        await again.client.unsubscribeAsync(Object.keys(filters))
        await endAll(again.client)
      }
    }
    await endAll(writer)
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
      await endAll(reader)
      return come.map(({ topic, text, qos, isRetained }) => [topic, text, qos, isRetained])
    }
    const standing = await as(asUser, version)
    const live = inboxOf(standing)
    await standing.subscribeAsync('line1/#', { qos: 1 })
    await writer.publishAsync('line1/a', 'one', { qos: 2, retain: true })
    await writer.publishAsync('line1/b', 'two', { qos: 0, retain: true })
    expect(await live.next()).toMatchObject({ text: 'one', isRetained: false })
    // Nothing acknowledges QoS 0: that a subscriber has it says that it is kept.
    expect(await live.next()).toMatchObject({ text: 'two', isRetained: false })
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
      ['three', false],
      ['not kept', false],
      ['', false],
    ])
    await endAll(writer, standing)
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
  await endAll(writer, reader, other, fresh, last)
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
    const sent = [1, 2, 0, 1, 2] as const
    for (const [index, qos] of sent.entries()) await writer.publishAsync('line1/a', `${index}`, { qos })
    for (const topic of ['gone', 'zero']) await writer.publishAsync(topic, 'unheard', { qos: 2 })
    // QoS 2 as those before it: a client shows such a message only once its PUBREL is there.
    await writer.publishAsync('line1/a', LAST, { qos: 2 })
    const after = await goOn(session)
    // The order of a QoS [MQTT-4.6.0-6]: the PUBREL of one may come after the PUBLISH of the next.
    const come = await untilLast(after.inbox)
    const ofQos = (wanted: number) => come.filter(({ qos }) => qos === wanted).map(({ text }) => text)
    expect([ofQos(0), ofQos(1), ofQos(2)]).toEqual([[], ['0', '3'], ['1', '4']])
    await endAll(after.client)
    const again = await goOn(session)
    await writer.publishAsync('line1/a', LAST, { qos: 1 })
    expect(await untilLast(again.inbox)).toEqual([])
    await endAll(writer, again.client)
  })

  it('goes on with its shared subscription, also of a group whose name is encoded', async () => {
    const { asDevice, asUser } = await makePlainTenant(broker.admin)
    const session = { port: broker.mqttPort, ...asUser, ...durable(version, 'member') }
    const before = await connect(session)
    const filter = '$share/50 %/line1/#'
    expect(await subackCodes(before, filter, { qos: 1 })).toEqual([1])
    await endAll(before)
    const after = await goOn(session)
    const writer = await as(asDevice, version)
    await writer.publishAsync('line1/a', 'one', { qos: 1 })
    expect(await after.inbox.next()).toMatchObject({ topic: 'line1/a', text: 'one', qos: 1 })
    await after.client.unsubscribeAsync(filter)
    await after.client.subscribeAsync('line1/a', { qos: 1 })
    await writer.publishAsync('line1/a', LAST, { qos: 1 })
    expect(await untilLast(after.inbox)).toEqual([])
    await endAll(after.client)
    const again = await goOn(session)
    await writer.publishAsync('line1/a', LAST, { qos: 1 })
    expect(await untilLast(again.inbox)).toEqual([])
    await endAll(writer, again.client)
  })
})
