import { afterAll, beforeAll, expect, it } from 'vitest'
import { askBroker } from '@/lib/link/ask-broker'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { connect } from '@/testing/mqtt'
import { makePlant } from '@/testing/provision'

const PLENTY = 10 * 1024 ** 3
let free = PLENTY
let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker({ freeBytes: async () => free })
})
afterAll(() => broker.stop())

const disk = async () => (await askBroker(broker.link).health()).disk

it('with less than the reserve free nothing is acknowledged, login works, and it goes on by itself', async () => {
  const { tenant, device } = await makePlant(broker.admin, 'sensocan', ['t'])
  const topic = `tenant/${tenant.id}/device/${device.id}/sensor/t`
  free = 1024
  await expect.poll(disk).toBe('nearly-full')
  const client = await connect({ port: broker.mqttPort, ...device.credential })
  let acknowledged = 0
  const published = client.publishAsync(topic, '{"value":1}', { qos: 1 }).then(() => acknowledged++)
  // What is no publish passes still, on a connection of its own.
  const other = await connect({ port: broker.mqttPort, ...device.credential, clientId: 'other' })
  await other.unsubscribeAsync(`tenant/${tenant.id}/device/${device.id}/command/+`)
  expect(acknowledged).toBe(0)
  expect((await askBroker(broker.link).health()).status).toBe('degraded')
  expect((await broker.pool.query('SELECT FROM readings')).rowCount).toBe(0)
  free = PLENTY
  await published
  expect((await broker.pool.query('SELECT FROM readings')).rowCount).toBe(1)
  await Promise.all([client.endAsync(), other.endAsync()])
})
