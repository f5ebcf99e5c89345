/** Where the database is silent for 2 s nothing is accepted, acknowledged or delivered, and no socket is closed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askBroker } from '@/lib/link/ask-broker'
import { updateDevice } from '@/lib/services/devices/update-device'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { closed, connect, refusedCode } from '@/testing/mqtt'
import { makePlant } from '@/testing/provision'

let broker: TestBroker
beforeEach(async () => {
  broker = await startTestBroker({ proxied: true })
})
afterEach(() => broker.stop())

const suspended = () =>
  expect
    .poll(async () => (await askBroker(broker.link).health()).status, { timeout: 10_000 })
    .toBe('degraded')
const count = async () => (await broker.pool.query('SELECT FROM readings')).rowCount

describe('while the database is silent', () => {
  it('publishes wait without an acknowledgement, and go on when it answers again', async () => {
    const { tenant, device } = await makePlant(broker.admin, 'sensocan', ['t'])
    const topic = `tenant/${tenant.id}/device/${device.id}/sensor/t`
    const client = await connect({ port: broker.mqttPort, ...device.credential })
    broker.stall()
    await suspended()
    let acknowledged = 0
    const publishes = Array.from({ length: 200 }, (_, value) =>
      client.publishAsync(topic, JSON.stringify({ value }), { qos: 1 }).then(() => acknowledged++),
    )
    const waits = await connect({
      port: broker.mqttPort,
      ...device.credential,
      clientId: 'late',
      connectTimeout: 15_000,
    }).then(
      () => 0,
      (error) => error.code,
    )
    expect(waits).toBe(3)
    expect([acknowledged, client.connected]).toEqual([0, true])
    broker.resume()
    await Promise.all(publishes)
    expect(await count()).toBe(200)
    await client.endAsync()
  })

  it('a revocation made meanwhile is applied before anything moves', async () => {
    const { tenant, device } = await makePlant(broker.admin, 'sensocan', ['t'])
    const topic = `tenant/${tenant.id}/device/${device.id}/sensor/t`
    const client = await connect({ port: broker.mqttPort, ...device.credential })
    broker.stall()
    await suspended()
    await updateDevice(broker.admin, { id: device.id, status: 'disabled' })
    const cut = closed(client)
    client.publish(topic, '{"value":1}', { qos: 1 }, () => {})
    broker.resume()
    await cut
    expect(await refusedCode({ port: broker.mqttPort, ...device.credential })).toBe(5)
    expect(await count()).toBe(0)
  })
})
