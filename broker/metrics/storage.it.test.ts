/** What is told to Prometheus while the database is silent, or the disk nearly full. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { connect } from '@/testing/mqtt'
import { makePlant } from '@/testing/provision'
import { type Ask, scraping } from '@/testing/scrape'

const PLENTY = 10 * 1024 ** 3
let free = PLENTY
let broker: TestBroker
let ask: Ask
beforeAll(async () => {
  broker = await startTestBroker({ proxied: true, freeBytes: async () => free })
  ask = scraping(broker.link)
})
afterAll(() => broker.stop())

it('a silent database is told as suspended, and what waits for it by its number and bytes', async () => {
  const { tenant, device } = await makePlant(broker.admin, 'sensocan', ['t'])
  const topic = `tenant/${tenant.id}/device/${device.id}/sensor/t`
  const client = await connect({ port: broker.mqttPort, ...device.credential })
  await client.publishAsync(topic, '{"value":0}', { qos: 1 })
  expect(await ask('suspended')).toBe(0)
  broker.stall()
  const waiting = client.publishAsync(topic, '{"value":1}', { qos: 1 })
  await expect.poll(() => ask('queue_messages', { queue: 'ingest' })).toBe(1)
  expect(await ask('queue_bytes', { queue: 'ingest' })).toBeGreaterThan(0)
  await expect.poll(() => ask('storage_lag_seconds')).toBeGreaterThan(0)
  await expect.poll(() => ask('suspended')).toBe(1)
  broker.resume()
  await waiting
  await expect.poll(() => ask('suspended')).toBe(0)
  expect(await ask('queue_messages', { queue: 'ingest' })).toBe(0)
  expect(await ask('acknowledge_seconds_sum')).toBeGreaterThan(1)
  await client.endAsync()
})

it('a disk that is nearly full is told, with what is free', async () => {
  expect(await ask('disk_free_bytes')).toBe(PLENTY)
  expect(await ask('intake_shut', { reason: 'disk' })).toBe(0)
  free = 1024
  await expect.poll(() => ask('intake_shut', { reason: 'disk' })).toBe(1)
  expect(await ask('disk_free_bytes')).toBe(1024)
  free = PLENTY
  await expect.poll(() => ask('intake_shut', { reason: 'disk' })).toBe(0)
})
