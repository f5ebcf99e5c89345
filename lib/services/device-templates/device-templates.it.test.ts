import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeCompany, makeDevice, makeTenant, makeUser } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import { createDevice } from '../devices/create-device'
import { updateDevice } from '../devices/update-device'
import { listSensors } from '../sensors/list-sensors'
import { createDeviceTemplate } from './create-device-template'
import { createTemplateFromDevice } from './create-template-from-device'
import { deleteDeviceTemplate } from './delete-device-template'
import { getDeviceTemplate } from './get-device-template'
import { listDeviceTemplates } from './list-device-templates'
import { updateDeviceTemplate } from './update-device-template'

let test: TestServices
beforeAll(async () => {
  test = await startTestServices()
})
afterAll(() => test.stop())

async function makePlace() {
  const company = await makeCompany(test.admin)
  const tenant = await makeTenant(test.admin, company.id)
  const ctx = await test.asUser((await makeUser(test.admin, company.id, 'company-admin')).id)
  return { company, tenant, ctx }
}

it('is made of a device, and makes devices like it', async () => {
  const { company, tenant, ctx } = await makePlace()
  const model = await makeDevice(test.admin, tenant.id, 'sensocan', ['temp_01', 'hum_01'])
  await updateDevice(ctx, { id: model.id, tags: { site: 'North', model: 'S1' } })
  const template = await createTemplateFromDevice(ctx, { id: model.id, name: 'Station' })
  expect(template).toMatchObject({
    companyId: company.id,
    dialect: 'sensocan',
    tags: { site: 'North', model: 'S1' },
    sensors: [
      { slug: 'hum_01', type: 'number' },
      { slug: 'temp_01', type: 'number' },
    ],
  })
  const device = await createDevice(ctx, {
    tenantId: tenant.id,
    name: 'Next',
    templateId: template.id,
    tags: { site: 'South' },
  })
  expect(device).toMatchObject({ dialect: 'sensocan', tags: { site: 'South', model: 'S1' }, sensorCount: 2 })
  const { items } = await listSensors(ctx, { id: device.id })
  expect(items).toMatchObject([
    { slug: 'hum_01', connection: 'sensocan', measurement: 'hum_01' },
    { slug: 'temp_01' },
  ])
})

it('needs a dialect or a template, which do not contradict each other, of the tenant’s company', async () => {
  const { company, tenant, ctx } = await makePlace()
  const { id } = await createDeviceTemplate(ctx, { companyId: company.id, name: 'Pump', dialect: 'plain' })
  const wish = { tenantId: tenant.id, name: 'Pump' }
  await expect(createDevice(ctx, wish)).rejects.toMatchObject({ code: 'invalid' })
  await expect(createDevice(ctx, { ...wish, templateId: id, dialect: 'drogue' })).rejects.toMatchObject({
    message: 'The template "Pump" is of plain devices.',
  })
  const stranger = await makePlace()
  await expect(
    createDevice(stranger.ctx, { ...wish, tenantId: stranger.tenant.id, templateId: id }),
  ).rejects.toMatchObject({ code: 'not-found' })
  await expect(
    createDevice(test.admin, { ...wish, tenantId: stranger.tenant.id, templateId: id }),
  ).rejects.toMatchObject({ code: 'invalid' })
})

it('refuses sensors that the dialect has no place for, or the same one twice', async () => {
  const { company, ctx } = await makePlace()
  const make = (dialect: 'capture' | 'connio', slugs: string[]) =>
    createDeviceTemplate(ctx, {
      companyId: company.id,
      name: 'Line',
      dialect,
      sensors: slugs.map((slug) => ({ slug })),
    })
  await expect(make('capture', ['speed'])).rejects.toMatchObject({
    message: expect.stringContaining('The slug "speed" of a Capture source names all three levels'),
  })
  await expect(make('connio', ['Temp', 'temp'])).rejects.toMatchObject({
    message: '"Temp" and "temp" are the same sensor of a connio device.',
  })
})

it('is the company’s: seen by all in it, changed by whoever provisions all of it, and audited', async () => {
  const { company, tenant, ctx } = await makePlace()
  const { id } = await createDeviceTemplate(ctx, { companyId: company.id, name: 'Pump', dialect: 'plain' })
  const limited = await test.asUser((await makeUser(test.admin, company.id, 'company-admin', [tenant.id])).id)
  expect((await listDeviceTemplates(limited, { limit: 50 })).items).toMatchObject([{ id }])
  await expect(updateDeviceTemplate(limited, { id, name: 'Mine' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const stranger = await makePlace()
  expect((await listDeviceTemplates(stranger.ctx, { limit: 50 })).items).toEqual([])
  await expect(getDeviceTemplate(stranger.ctx, { id })).rejects.toMatchObject({ code: 'not-found' })
  await expect(
    createDeviceTemplate(ctx, { companyId: company.id, name: 'Pump', dialect: 'plain' }),
  ).rejects.toMatchObject({ code: 'conflict' })
  expect(await updateDeviceTemplate(ctx, { id, tags: { a: 'b' } })).toMatchObject({
    name: 'Pump',
    tags: { a: 'b' },
  })
  await deleteDeviceTemplate(ctx, { id })
  const { rows } = await test.services.db.pool.query(
    'SELECT verb FROM audit WHERE subject_id = $1 ORDER BY id',
    [id],
  )
  expect(rows.map((row) => row.verb)).toEqual([
    'device-template.create',
    'device-template.update',
    'device-template.delete',
  ])
})
