/** Topics and filters as MQTT has them, in a plain namespace; and filters named like properties of objects, everywhere. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { subackCodes } from '@/testing/answers'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { inboxOf } from '@/testing/inbox'
import { closed, collect, connect } from '@/testing/mqtt'
import { goOn, LAST, type Login, makePlainTenant, speaking } from '@/testing/plain'
import { makeUser, PASSWORD } from '@/testing/provision'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const versions = [3, 4, 5] as const
const as = (login: Login, version: 3 | 4 | 5 = 4) =>
  connect({ port: broker.mqttPort, ...login, ...speaking(version) })

describe('topics', () => {
  it.each(versions)(
    'with empty levels, U+FEFF and names of object properties work in version %s',
    async (version) => {
      const { asDevice, asUser } = await makePlainTenant(broker.admin)
      const reader = await as(asUser, version)
      const inbox = inboxOf(reader)
      const topics = [
        '/',
        '/a',
        'a/',
        'a//b',
        '//',
        '\ufeffa',
        'constructor',
        '__proto__',
        'toString',
        'hasOwnProperty/x',
      ]
      for (const filter of topics) expect(await subackCodes(reader, filter, { qos: 1 })).toEqual([1])
      const writer = await as(asDevice, version)
      for (const topic of topics) await writer.publishAsync(topic, topic, { qos: 1 })
      for (const topic of topics) expect(await inbox.next()).toMatchObject({ topic, text: topic })
      await reader.unsubscribeAsync(topics)
      for (const topic of topics) await writer.publishAsync(topic, 'unheard', { qos: 1 })
      await reader.subscribeAsync('a/#', { qos: 1 })
      await writer.publishAsync('a', LAST, { qos: 1 })
      expect(await inbox.next()).toMatchObject({ topic: 'a', text: LAST })
      await Promise.all([reader.endAsync(), writer.endAsync()])
    },
  )

  it.each([
    ['+', ['a', '\ufeff'], ['/a', 'a/']],
    ['+/+', ['/', '/a', 'a/', 'a/b'], ['a', 'a//b']],
    ['#', ['/', 'a', 'a//b'], []],
    ['+/#', ['/', 'a', 'a/b', '/a/b'], []],
    ['a/+/b', ['a//b', 'a/x/b'], ['a/b', 'a/x/y/b']],
    ['a/#', ['a', 'a/', 'a/b/c'], ['b', '/a']],
  ] as const)(
    'that %s matches come, others do not: live, retained and out of a queue',
    async (filter, inside, outside) => {
      const { asDevice, asUser } = await makePlainTenant(broker.admin)
      const session = { port: broker.mqttPort, ...asUser, clientId: 'reader', clean: false }
      const writer = await as(asDevice)
      const reader = await connect(session)
      const inbox = await collect(reader, filter, 1)
      const publishAll = async (retain: boolean) => {
        for (const topic of [...outside, ...inside]) await writer.publishAsync(topic, 'x', { qos: 1, retain })
      }
      await publishAll(false)
      for (const topic of inside) expect(await inbox.next()).toMatchObject({ topic })
      await reader.endAsync()
      await publishAll(true)
      const later = await goOn(session)
      const queued = []
      for (const _ of inside) queued.push(await later.inbox.next())
      expect(queued.map(({ topic }) => topic).sort()).toEqual([...inside].sort())
      expect(queued.map(({ isRetained }) => isRetained)).toEqual(inside.map(() => false))
      const fresh = await as(asUser)
      const kept = await collect(fresh, filter, 1)
      const got = []
      for (const _ of inside) got.push((await kept.next()).topic)
      expect(got.sort()).toEqual([...inside].sort())
      await writer.publishAsync(inside[0], LAST, { qos: 1 })
      expect(await kept.next()).toMatchObject({ text: LAST })
      expect(inbox.taken).toEqual([])
      await Promise.all([writer, later.client, fresh].map((client) => client.endAsync()))
    },
  )
})

describe('an actor', () => {
  it('is refused filters named like object properties, and the broker lives', async () => {
    const { companyId } = await makePlainTenant(broker.admin)
    const user = await makeUser(broker.admin, companyId, 'engineer')
    for (const filter of ['constructor', '__proto__', 'toString']) {
      const client = await as({ username: user.username, password: PASSWORD })
      expect(await subackCodes(client, filter)).toEqual([0x80])
      await closed(client)
    }
    const client = await as({ username: user.username, password: PASSWORD }, 5)
    await client.unsubscribeAsync(['constructor', '__proto__', 'toString']).catch(() => {})
    expect(client.connected).toBe(true)
    await client.endAsync()
  })
})
