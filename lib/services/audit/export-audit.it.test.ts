import { afterAll, beforeAll, expect, it } from 'vitest'
import { makePlant } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import { updateDevice } from '../devices/update-device'
import { exportAudit } from './export-audit'
import { listAudit } from './list-audit'

let world: TestServices
beforeAll(async () => {
  world = await startTestServices()
})
afterAll(() => world.stop())

it('is narrowed by what was done to what, and when', async () => {
  const { company, tenant, device } = await makePlant(world.admin, 'capture')
  await updateDevice(world.admin, { id: device.id, name: 'Another' })
  const find = async (filter: object) =>
    (await listAudit(world.admin, { limit: 50, companyId: company.id, ...filter })).items.map(
      ({ verb }) => verb,
    )
  expect(await find({ subjectKind: 'device', done: 'update' })).toEqual(['device.update'])
  expect(await find({ tenantId: tenant.id, done: 'update' })).toEqual(['device.update'])
  expect(await find({ to: '2020-01-01T00:00:00Z' })).toEqual([])
  expect((await find({ from: '2020-01-01T00:00:00Z' })).length).toBeGreaterThan(2)
})

it('A22 is written as CSV whose cells no spreadsheet calculates', async () => {
  const { company, device } = await makePlant(world.admin, 'capture')
  await updateDevice(world.admin, { id: device.id, name: '=1+1' })
  const { lines, fileName } = await exportAudit(world.admin, { companyId: company.id, done: 'update' })
  let text = ''
  for await (const line of lines) text += line
  expect(fileName).toBe('audit.csv')
  expect(text.split('\r\n')[0]).toContain('actorName,verb,subjectKind')
  expect(text.trim().split('\r\n')).toHaveLength(2)
  expect(text).toContain(`"${'{""name"":'}`)
  expect(text).not.toMatch(/,=1/)
})
