/** What waits for a client that is away. */
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getCommand } from '@/lib/services/commands/get-command'
import { queueCommand } from '@/lib/services/commands/queue-command'
import { updateCompany } from '@/lib/services/companies/update-company'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { closed, collect, connect } from '@/testing/mqtt'
import { makePlant, makeUser, PASSWORD } from '@/testing/provision'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

/** The next message of a client that connects again. */
function firstMessage(options: IClientOptions): Promise<{ client: MqttClient; text: string }> {
  const client = mqtt.connect({ protocol: 'mqtt', host: '127.0.0.1', reconnectPeriod: 0, ...options })
  return new Promise((resolve) =>
    client.once('message', (_topic, payload) => resolve({ client, text: payload.toString() })),
  )
}

describe('a durable session', () => {
  it('of a v5 client that started clean gets what came while it was away', async () => {
    const { tenant, company, device } = await makePlant(broker.admin, 'sensocan', ['t'])
    const user = await makeUser(broker.admin, company.id, 'viewer')
    const options = {
      port: broker.mqttPort,
      username: user.username,
      password: PASSWORD,
      clientId: 'reader',
      protocolVersion: 5 as const,
      properties: { sessionExpiryInterval: 3600 },
    }
    const before = await connect({ ...options, clean: true })
    await before.subscribeAsync(`v1/raw/${company.name}/#`, { qos: 1 })
    before.stream.destroy()
    await closed(before)
    const source = await connect({ port: broker.mqttPort, ...device.credential })
    await source.publishAsync(`tenant/${tenant.id}/device/${device.id}/sensor/t`, '{"value":7}', { qos: 1 })
    const { client, text } = await firstMessage({ ...options, clean: false })
    expect(JSON.parse(text)).toMatchObject({ Value: 7 })
    await Promise.all([source.endAsync(), client.endAsync()])
  })

  it('goes on with the filters that it may still have, and is not cut for one that it lost', async () => {
    const { company } = await makePlant(broker.admin, 'sensocan')
    const user = await makeUser(broker.admin, company.id, 'viewer')
    const options = {
      port: broker.mqttPort,
      username: user.username,
      password: PASSWORD,
      clientId: 'reader',
      clean: false,
    }
    const before = await connect(options)
    await before.subscribeAsync(`v1/raw/${company.name}/#`, { qos: 1 })
    const cut = closed(before)
    const name = `${company.name} renamed`
    await updateCompany(broker.admin, { id: company.id, name })
    await cut
    const after = await connect(options)
    await after.subscribeAsync(`v1/raw/${name}/#`, { qos: 1 })
    await after.subscribeAsync(`v1/raw/${name}/x/#`, { qos: 1 })
    expect(after.connected).toBe(true)
    await after.endAsync()
  })

  it('gets a command of QoS 1 and one of QoS 0 that waited for it, both', async () => {
    const { device } = await makePlant(broker.admin, 'capture')
    const ctx = broker.admin
    const one = await queueCommand(ctx, { id: device.id, name: 'a/b/one', payload: 1, qos: 1 })
    const two = await queueCommand(ctx, { id: device.id, name: 'a/b/two', payload: 2, qos: 0 })
    const source = await connect({
      port: broker.mqttPort,
      ...device.credential,
      clientId: 'source',
      clean: false,
    })
    const inbox = await collect(source, `v1/sources/${device.id}/cmd/#`, 1)
    await inbox.next(({ text }) => text.includes('one'))
    await inbox.next(({ text }) => text.includes('two'))
    await expect.poll(async () => (await getCommand(ctx, { id: one.id })).state).toBe('delivered')
    await expect.poll(async () => (await getCommand(ctx, { id: two.id })).state).toBe('sent')
    await source.endAsync()
  })
})
