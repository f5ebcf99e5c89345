import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAudit } from '@/lib/services/audit/list-audit'
import { runVerb } from '@/lib/services/run-verb'
import { makeCompany, makeDevice, makePlant, makeTenant, makeUser } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import { createCommandTemplate } from './create-command-template'
import { deleteCommandTemplate } from './delete-command-template'
import { listCommandTemplates } from './list-command-templates'
import { previewCommandTemplate } from './preview-command-template'
import { updateCommandTemplate } from './update-command-template'

let world: TestServices
beforeAll(async () => {
  world = await startTestServices()
})
afterAll(() => world.stop())

const setpoint = (id: number, more: object = {}) => ({
  id,
  label: 'Set point',
  name: 'line/motor/speed',
  payload: '{"rpm": {{rpm}}, "note": "by {{who}}"}',
  parameters: [
    { name: 'rpm', type: 'number' },
    { name: 'who', type: 'text', default: 'Signalbox' },
  ],
  ...more,
})
const create = (input: unknown) => runVerb(createCommandTemplate, world.admin, input)

describe('a command template', () => {
  it('is saved, listed by label, changed and deleted, each with its audit record', async () => {
    const { company, tenant } = await makePlant(world.admin, 'capture')
    const made = await create(setpoint(tenant.id))
    await create(setpoint(tenant.id, { label: 'Another' }))
    const { items } = await listCommandTemplates(world.admin, { id: tenant.id })
    expect(items.map(({ label }) => label)).toEqual(['Another', 'Set point'])
    expect(items[1]).toEqual(made)
    const changed = await runVerb(updateCommandTemplate, world.admin, {
      id: tenant.id,
      templateId: made.id,
      payload: '{{rpm}}',
      parameters: [{ name: 'rpm', type: 'number' }],
    })
    expect(changed).toMatchObject({ label: 'Set point', payload: '{{rpm}}', name: 'line/motor/speed' })
    await deleteCommandTemplate(world.admin, { id: tenant.id, templateId: made.id })
    const audit = await listAudit(world.admin, { limit: 50, companyId: company.id, subjectId: made.id })
    expect(audit.items.map(({ verb }) => verb)).toEqual([
      'command-template.delete',
      'command-template.update',
      'command-template.create',
    ])
    expect(audit.items[1]?.changes).toMatchObject({ payload: { to: '{{rpm}}' } })
  })

  it('has a label of its own in its tenant', async () => {
    const { company, tenant } = await makePlant(world.admin, 'capture')
    const made = await create(setpoint(tenant.id))
    await expect(create(setpoint(tenant.id))).rejects.toMatchObject({ code: 'conflict' })
    await create(setpoint((await makeTenant(world.admin, company.id)).id))
    const other = await create(setpoint(tenant.id, { label: 'Other' }))
    const rename = { id: tenant.id, templateId: other.id, label: made.label }
    await expect(updateCommandTemplate(world.admin, rename)).rejects.toMatchObject({ code: 'conflict' })
  })

  it.each([
    ['a hole without a parameter', { payload: '{{rpm}} {{more}}', encoding: 'text' }, /has no "more"/],
    ['a parameter without a hole', { payload: '{{rpm}}' }, /has no \{\{who\}\}/],
    ['a payload that is no JSON', { payload: '{"rpm": {{rpm}}, {{who}}' }, /no JSON/],
    [
      'a default of another type',
      {
        payload: '{{rpm}}',
        parameters: [{ name: 'rpm', type: 'number', default: '12' }],
      },
      /is to be a number/,
    ],
    [
      'a parameter twice',
      {
        payload: '{{rpm}}',
        parameters: [
          { name: 'rpm', type: 'number' },
          { name: 'rpm', type: 'text' },
        ],
      },
      /"rpm" twice/,
    ],
  ])('is not saved with %s', async (_, more, sentence) => {
    const { tenant } = await makePlant(world.admin, 'capture')
    await expect(create(setpoint(tenant.id, more))).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(sentence),
    })
  })

  it('shows the exact topic and payload for a device, filled in, with its defaults', async () => {
    const { tenant, device } = await makePlant(world.admin, 'capture')
    const { id: templateId } = await create(setpoint(tenant.id, { mapping: 'float' }))
    const { command, preview } = await previewCommandTemplate(world.admin, {
      id: tenant.id,
      templateId,
      deviceId: device.id,
      parameters: { rpm: 1200 },
    })
    expect(command).toEqual({
      name: 'line/motor/speed',
      payload: { rpm: 1200, note: 'by Signalbox' },
      encoding: 'json',
      mapping: 'float',
      qos: 1,
    })
    expect(preview).toMatchObject({ isSendable: true, topic: `v1/sources/${device.id}/cmd/writedata` })
    expect(preview?.isSendable && JSON.parse(preview.payload)).toEqual({
      Topic: 'line/motor/speed',
      Mapping: 'float',
      Data: { rpm: 1200, note: 'by Signalbox' },
    })
  })

  it('says which parameter is missing, of another type, or unknown', async () => {
    const { tenant } = await makePlant(world.admin, 'capture')
    const { id: templateId } = await create(setpoint(tenant.id))
    const preview = (parameters: Record<string, string | number>) =>
      previewCommandTemplate(world.admin, { id: tenant.id, templateId, parameters })
    const flawed = (path: string) => ({
      code: 'invalid',
      extra: { issues: [{ path, message: expect.any(String) }] },
    })
    await expect(preview({})).rejects.toMatchObject(flawed('parameters.rpm'))
    await expect(preview({ rpm: '1200' })).rejects.toMatchObject(flawed('parameters.rpm'))
    await expect(preview({ rpm: 1, x: 1 })).rejects.toMatchObject(flawed('parameters.x'))
  })

  it('of another tenant is not found, and its device is no device of that company', async () => {
    const { company, tenant } = await makePlant(world.admin, 'capture')
    const { id: templateId } = await create(setpoint(tenant.id))
    const sibling = await makeTenant(world.admin, company.id)
    const preview = { id: sibling.id, templateId, parameters: { rpm: 1 } }
    await expect(previewCommandTemplate(world.admin, preview)).rejects.toMatchObject({ code: 'not-found' })
    const engineer = await world.asUser((await makeUser(world.admin, company.id, 'engineer')).id)
    const elsewhere = await makeTenant(world.admin, (await makeCompany(world.admin)).id)
    const device = await makeDevice(world.admin, elsewhere.id, 'capture')
    const foreign = { id: tenant.id, templateId, parameters: { rpm: 1 }, deviceId: device.id }
    await expect(previewCommandTemplate(engineer, foreign)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is saved by an engineer, and read but not changed by a viewer', async () => {
    const { company, tenant } = await makePlant(world.admin, 'capture')
    const engineer = await world.asUser((await makeUser(world.admin, company.id, 'engineer')).id)
    const viewer = await world.asUser((await makeUser(world.admin, company.id, 'viewer')).id)
    const { id: templateId } = await runVerb(createCommandTemplate, engineer, setpoint(tenant.id))
    expect((await listCommandTemplates(viewer, { id: tenant.id })).items).toHaveLength(1)
    await expect(deleteCommandTemplate(viewer, { id: tenant.id, templateId })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})
