import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeCompany, makeDevice, makeTenant, makeUser } from '@/testing/provision'
import { textOf } from '@/testing/run-jobs'
import { startTestServices, type TestServices } from '@/testing/services'
import { importDevices } from '../device-import/import-devices'
import { exportDevices } from './export-devices'
import { updateDevice } from './update-device'

let test: TestServices
beforeAll(async () => {
  test = await startTestServices()
})
afterAll(() => test.stop())

it('A22 writes the devices that the filter matches, neutralizes formulas, and can be imported again', async () => {
  const company = await makeCompany(test.admin)
  const tenant = await makeTenant(test.admin, company.id)
  const other = await makeTenant(test.admin, company.id)
  const pump = await makeDevice(test.admin, tenant.id, 'plain', [], {
    name: '=HYPERLINK("x"),pump',
    externalId: '-p',
  })
  await updateDevice(test.admin, { id: pump.id, tags: { site: '+49 North', note: 'two\nlines' } })
  await makeDevice(test.admin, tenant.id, 'sensocan', [], { name: 'Boiler' })
  await makeDevice(test.admin, other.id, 'plain', [], { name: 'Elsewhere' })
  const ctx = await test.asUser((await makeUser(test.admin, company.id, 'company-admin', [tenant.id])).id)
  const text = await textOf(await exportDevices(ctx, {}))
  expect(text.split('\r\n')[0]).toMatch(/^name,dialect,externalId,gateways,id,.*,tags\.note,tags\.site$/)
  expect(text).toContain(`"'=HYPERLINK(""x""),pump",plain,'-p,,${pump.id},`)
  expect(text).toContain(',"two\nlines",\'+49 North\r\n')
  expect(text).not.toContain('Elsewhere')
  expect(text.trim().split('\r\n')).toHaveLength(3)
  const filtered = await textOf(await exportDevices(ctx, { dialect: 'sensocan' }))
  expect(filtered.trim().split('\r\n')).toHaveLength(2)
  const answer = await importDevices(ctx, { tenantId: tenant.id, csv: text, dryRun: true })
  expect(answer).toMatchObject({ rows: 2, alreadyThere: 2, errors: [] })
})
