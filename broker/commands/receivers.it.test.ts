/** Who hears a command: one of a shared group, and who comes back to a session that goes on. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { getCommand } from '@/lib/services/commands/get-command'
import { queueCommand } from '@/lib/services/commands/queue-command'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { inboxOf } from '@/testing/inbox'
import { connect } from '@/testing/mqtt'
import { durable, goOn, makePlainTenant } from '@/testing/plain'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const queue = (id: string) => queueCommand(broker.admin, { id, name: 'go', payload: 1, qos: 1 })
const reaches = (id: string, state: string) =>
  expect.poll(async () => (await getCommand(broker.admin, { id })).state).toBe(state)

it('one member of a shared group hears it, and whoever listens alone beside them', async () => {
  const { device, asDevice, asOther, asUser } = await makePlainTenant(broker.admin)
  const members = []
  for (const login of [asOther, asUser]) {
    const client = await connect({ port: broker.mqttPort, ...login })
    members.push({ client, inbox: inboxOf(client) })
    await client.subscribeAsync(['$share/g/command/#', 'last'], { qos: 1 })
  }
  const alone = await connect({ port: broker.mqttPort, ...asDevice })
  const own = inboxOf(alone)
  await alone.subscribeAsync('command/#', { qos: 1 })
  const { id } = await queue(device.id)
  expect(await own.next()).toMatchObject({ topic: `command/${device.externalId}/go` })
  await reaches(id, 'delivered')
  await alone.publishAsync('last', '', { qos: 1 })
  for (const { inbox } of members) await inbox.next(({ topic }) => topic === 'last')
  expect(members.flatMap(({ inbox }) => inbox.taken)).toHaveLength(1)
  await Promise.all([alone, ...members.map(({ client }) => client)].map((client) => client.endAsync()))
})

it.each([4, 5] as const)(
  'a client of version %s that comes back to its session hears what was queued meanwhile, subscribing no more',
  async (version) => {
    const { device, asDevice } = await makePlainTenant(broker.admin)
    const options = { port: broker.mqttPort, ...asDevice, ...durable(version, 'comes-back') }
    const first = await connect(options)
    await first.subscribeAsync('command/#', { qos: 1 })
    await first.endAsync()
    const { id } = await queue(device.id)
    const { client, inbox } = await goOn(options)
    expect(await inbox.next()).toMatchObject({ topic: `command/${device.externalId}/go`, text: '1' })
    await reaches(id, 'delivered')
    await client.endAsync()
  },
)
