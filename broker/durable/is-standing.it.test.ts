import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DevicePrincipal } from '@/lib/core/principal'
import { deleteDevice } from '@/lib/services/devices/delete-device'
import { updateDevice } from '@/lib/services/devices/update-device'
import { makePlant } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import { fallenOf } from './is-standing'

let test: TestServices
beforeAll(async () => {
  test = await startTestServices()
})
afterAll(() => test.stop())

it('who left something behind is looked up in one query, however many they are', async () => {
  const { admin } = test
  const plants = [
    await makePlant(admin, 'plain'),
    await makePlant(admin, 'plain'),
    await makePlant(admin, 'plain'),
  ]
  const [stands, disabled, deleted] = plants.map(
    ({ company, tenant, device }): DevicePrincipal => ({
      kind: 'device',
      key: `device:${device.id}`,
      name: device.name,
      credentialId: device.credential.id,
      credentialKind: 'plain',
      rule: 'plain user name and password',
      dialect: 'plain',
      deviceId: device.id,
      tenantId: tenant.id,
      companyId: company.id,
    }),
  )
  if (!stands || !disabled || !deleted) throw new Error('three devices were made')
  await updateDevice(admin, { id: disabled.deviceId, status: 'disabled' })
  await deleteDevice(admin, { id: deleted.deviceId })
  let queries = 0
  const { access, db } = admin.services
  const pool: typeof access.pool = {
    query: (text, values) => {
      queries++
      return db.pool.query(text, values)
    },
  }
  const all = [stands, disabled, deleted, { ...deleted }]
  const fallen = await fallenOf({ ...access, pool }, all)
  expect(all.map((one) => fallen.has(one))).toEqual([false, false, true, true])
  expect(queries).toBe(1)
})
