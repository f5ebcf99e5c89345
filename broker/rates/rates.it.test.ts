/** What the overview and the pages of connections ask of the broker. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { permissions } from '@/lib/core/roles'
import { listConnections } from '@/lib/services/connections/list-connections'
import { listDevices } from '@/lib/services/devices/list-devices'
import { getInstallation } from '@/lib/services/installation/get-installation'
import { getOverview } from '@/lib/services/overview/get-overview'
import { listRates } from '@/lib/services/rates/list-rates'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { closed, connect } from '@/testing/mqtt'
import { makePlant } from '@/testing/provision'

/** A rate is known at the next tick. */
const WITHIN_MS = 15_000

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

it('messages and readings a second are told by device and by place', async () => {
  const { company, tenant, device } = await makePlant(broker.admin, 'sensocan', ['temp'])
  const { company: other } = await makePlant(broker.admin, 'sensocan')
  const { username, password } = device.credential
  const client = await connect({ port: broker.mqttPort, username, password })
  const topic = `tenant/${tenant.id}/device/${device.id}/sensor/temp`
  await client.publishAsync(topic, '{"value":21.5}', { qos: 1 })
  const input = { companyId: company.id }
  await vi.waitFor(
    async () => {
      const { traffic } = await getOverview(broker.admin, { tenantId: tenant.id })
      expect(traffic).toMatchObject({ connections: 1 })
      expect(traffic?.messagesPerSecond).toBeGreaterThan(0)
      expect(traffic?.readingsPerSecond).toBeGreaterThan(0)
    },
    { timeout: WITHIN_MS, interval: 100 },
  )
  expect(
    (await listDevices(broker.admin, { ...input, limit: 10 })).items[0]?.messagesPerSecond,
  ).toBeGreaterThan(0)
  const { items } = await listRates(broker.admin, {})
  const ofTenant = items.find(({ tenantId }) => tenantId === tenant.id)
  expect(ofTenant).toMatchObject({ companyId: company.id, overRate: { dropped: 0, held: 0 } })
  expect(ofTenant?.busiestPerSecond).toBeGreaterThan(0)
  const ofOther = { companyId: other.id, companyName: other.name, tenantIds: 'all', permissions } as const
  const stranger = { kind: 'user', id: 'x', name: 'x', isPlatformAdmin: false, reaches: [ofOther] } as const
  expect((await listRates(broker.as(stranger), {})).items).toEqual([])
  expect((await getOverview(broker.admin, { companyId: other.id })).traffic).toEqual({
    connections: 0,
    messagesPerSecond: 0,
    readingsPerSecond: 0,
  })
  expect((await getOverview(broker.admin, input)).storage).toMatchObject({ isTaking: true, disk: 'ok' })
  expect((await getInstallation(broker.admin, {})).broker?.limits.filtersPerSession).toBe(100)
  await client.endAsync()
})

it('two clients that use one client id are found as a session that goes to and fro', async () => {
  const { company, device } = await makePlant(broker.admin, 'sensocan')
  const { username, password } = device.credential
  const options = { port: broker.mqttPort, username, password, clientId: 'twin' }
  const first = await connect(options)
  const firstClosed = closed(first)
  const second = await connect(options)
  await firstClosed
  const contested = { limit: 10, companyId: company.id, isContested: true }
  expect((await listConnections(broker.admin, contested)).items).toEqual([])
  const secondClosed = closed(second)
  const third = await connect(options)
  await secondClosed
  const { items } = await listConnections(broker.admin, contested)
  expect(items).toMatchObject([{ clientId: 'twin', takeovers: { count: 2, addresses: ['127.0.0.1'] } }])
  await third.endAsync()
})
