/** Shared subscriptions of an application's events, over MQTT 3.1.1 and 5. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { binary, makeDrogueApp } from '@/testing/drogue-app'
import { inboxOf } from '@/testing/inbox'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const makePlant = () => makeDrogueApp(broker)

describe('a shared group', () => {
  it('of an application is one, whatever mode and form of the filter its members ask for', async () => {
    const { reader: open, sender, app } = await makePlant()
    const members = [await open(4, 'm1'), await open(5, 'm2'), await open(5, 'm3')]
    const inboxes = members.map(inboxOf)
    await members[0]?.subscribeAsync(`$share/one/app/${app}`)
    await members[1]?.subscribeAsync(`$share/one/app/${app}`, binary)
    await members[2]?.subscribeAsync(`$share/one/application/${app}`)
    for (let value = 0; value < 6; value++) await sender.publishAsync('state', String(value), { qos: 1 })
    await expect.poll(() => inboxes.map(({ taken }) => taken.length)).toEqual([2, 2, 2])
    expect(inboxes[1]?.taken.map(({ contentType }) => contentType)).toEqual([
      'application/json',
      'application/json',
    ])
    expect(inboxes[2]?.taken.map(({ topic }) => topic)).toEqual([`application/${app}`, `application/${app}`])
    await Promise.all([...members, sender].map((client) => client.endAsync()))
  })

  it('gives each event to one member, whatever version and mode, and other groups have their own', async () => {
    const { reader: open, sender, app } = await makePlant()
    const members = [await open(4, 'm1'), await open(5, 'm2')]
    const inboxes = members.map(inboxOf)
    await members[0]?.subscribeAsync(`$share/one/app/${app}`)
    await members[1]?.subscribeAsync(`$share/one/app/${app}`)
    const alone = await open(5, 'alone')
    const other = inboxOf(alone)
    await alone.subscribeAsync(`$share/two/app/${app}`, binary)
    await alone.subscribeAsync(`app/${app}`)
    const publish = async (from: number) => {
      for (let value = from; value < from + 6; value++)
        await sender.publishAsync('state', String(value), { qos: 1 })
    }
    await publish(0)
    await expect.poll(() => inboxes.flatMap(({ taken }) => taken).length).toBe(6)
    expect(inboxes.map(({ taken }) => taken.length)).toEqual([3, 3])
    const values = inboxes.flatMap(({ taken }) => taken.map(({ text }) => JSON.parse(text).data))
    expect(values.sort()).toEqual([0, 1, 2, 3, 4, 5])
    expect(new Set(inboxes.flatMap(({ taken }) => taken.map(({ topic }) => topic)))).toEqual(
      new Set([`app/${app}`]),
    )
    // Its own group's copy, and that of its filter alone.
    await expect.poll(() => other.taken.length).toBe(12)
    await members[0]?.endAsync()
    await publish(6)
    await expect.poll(() => inboxes[1]?.taken.length).toBe(9)
    await Promise.all([members[1]?.endAsync(), alone.endAsync(), sender.endAsync()])
  })
})
