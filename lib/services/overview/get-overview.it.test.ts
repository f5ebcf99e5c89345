import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeDevice, makePlant } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import { getOverview } from './get-overview'

let world: TestServices
beforeAll(async () => {
  world = await startTestServices()
})
afterAll(() => world.stop())

it('counts devices and the refusals of the last hour within the place, without the broker', async () => {
  const { company, tenant, device } = await makePlant(world.admin, 'capture')
  const seen = await makeDevice(world.admin, tenant.id, 'plain')
  await makePlant(world.admin, 'capture')
  const { pool } = world.services.db
  await pool.query('INSERT INTO device_status (device_id, is_online) VALUES ($1, true)', [seen.id])
  const now = world.services.now() * 1000
  const records = [
    [now - 1_000_000, 'connection', 'auth', 'refused'],
    [now - 2_000_000, 'message', 'topic', 'refused'],
    [now - 3_000_000, 'connection', null, 'allowed'],
    [now - 7_200_000_000, 'connection', 'auth', 'refused'],
  ]
  for (const [seq, kind, stage, outcome] of records) {
    await pool.query(
      `INSERT INTO live_log (seq, company_id, tenant_id, device_id, kind, stage, outcome, sentence, principal)
       VALUES ($1, $2, $3, $4, $5, $6, $7, '', '')`,
      [seq, company.id, tenant.id, device.id, kind, stage, outcome],
    )
  }
  expect(await getOverview(world.admin, { companyId: company.id })).toEqual({
    devices: { total: 2, online: 1, offline: 0, neverSeen: 1 },
    refused: { all: 2, logins: 1 },
    traffic: null,
    storage: null,
  })
  expect((await getOverview(world.admin, { tenantId: tenant.id })).devices.total).toBe(2)
})
