import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updateTenantOp } from '@/lib/contract/tenants'
import { parseInput } from '@/lib/services/run-verb'
import { makeCompany, makeTenant, makeUser } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import { listAudit } from '../audit/list-audit'
import { addDeviceToken } from '../credentials/add-device-token'
import { createTenant } from './create-tenant'
import { getTenant } from './get-tenant'
import { issueDeviceToken } from './issue-device-token'
import { updateTenant } from './update-tenant'

let world: TestServices
beforeAll(async () => {
  world = await startTestServices()
})
afterAll(() => world.stop())

const makeOne = async () => {
  const company = await makeCompany(world.admin)
  return { company, tenant: await makeTenant(world.admin, company.id) }
}

const noticesAfter = async (version: number) =>
  (await world.services.db.prisma.change.findMany({ where: { version: { gt: version } } })).map(
    ({ notice }) => notice,
  )
const headVersion = async () => Number((await world.services.db.prisma.changeHead.findFirstOrThrow()).version)

describe('settings of a tenant', () => {
  it('are changed one by one, recorded with what they were', async () => {
    const { company, tenant } = await makeOne()
    const id = tenant.id
    expect(tenant.settings).toEqual({
      anonymousRead: false,
      createSensors: false,
      plainStore: true,
      sensocanCommands: false,
    })
    await updateTenant(world.admin, { id, settings: { anonymousRead: true } })
    const { settings } = await updateTenant(world.admin, { id, settings: { plainStore: false } })
    expect(settings).toEqual({
      anonymousRead: true,
      createSensors: false,
      plainStore: false,
      sensocanCommands: false,
    })
    const { items } = await listAudit(world.admin, { companyId: company.id, limit: 1 })
    expect(items[0]).toMatchObject({
      verb: 'tenant.update',
      changes: { settings: { from: { plainStore: true }, to: { plainStore: false } } },
    })
  })

  it('are no others', () => {
    expect(() => parseInput(updateTenantOp, { id: 1, settings: { plainstore: true } })).toThrow()
  })
})

describe('an application', () => {
  it('is renamed with a notice about its tenant, and is unique over the installation', async () => {
    const { tenant } = await makeOne()
    const other = await makeOne()
    const version = await headVersion()
    const application = `${tenant.application}.new`
    expect(await updateTenant(world.admin, { id: tenant.id, application })).toMatchObject({ application })
    expect(await noticesAfter(version)).toEqual([
      expect.objectContaining({ subject: 'tenant', tenantId: tenant.id }),
    ])
    await expect(updateTenant(world.admin, { id: other.tenant.id, application })).rejects.toThrow()
  })

  it.each(['inbox', 'v1', 'a', 'app', '$share', 'a/b', 'a+b'])('is not named %s', (application) => {
    expect(() => parseInput(updateTenantOp, { id: 1, application })).toThrow()
  })

  it('that could be taken for another in sight is allowed and said', async () => {
    const { company, tenant } = await makeOne()
    const likeIt = tenant.application.toUpperCase()
    const twin = await createTenant(world.admin, { companyId: company.id, name: 'Twin', application: likeIt })
    expect(twin.lookAlikes).toEqual([tenant.application])
    const user = await makeUser(world.admin, company.id, 'company-admin', [twin.id])
    const ctx = await world.asUser(user.id)
    const renamed = await updateTenant(ctx, { id: twin.id, application: `${tenant.application} ` })
    expect(renamed.lookAlikes).toEqual([])
  })
})

describe('the device token of a tenant', () => {
  it('is shown once, and then by its end', async () => {
    const { tenant } = await makeOne()
    expect(tenant.deviceToken).toBeNull()
    const { thingscaleId, deviceToken } = await issueDeviceToken(world.admin, { id: tenant.id })
    expect(thingscaleId).toBe(tenant.thingscaleId)
    const shown = await getTenant(world.admin, { id: tenant.id })
    expect(shown.deviceToken).toMatchObject({ lastFour: deviceToken.slice(-4), lastUsedAt: null })
    expect(JSON.stringify(shown)).not.toContain(deviceToken)
    const { items } = await listAudit(world.admin, { companyId: tenant.companyId, limit: 5 })
    expect(JSON.stringify(items)).not.toContain(deviceToken)
  })

  it('takes the place of all before it, each of which is told of', async () => {
    const { tenant } = await makeOne()
    await issueDeviceToken(world.admin, { id: tenant.id })
    await addDeviceToken(world.admin, tenant.id)
    const where = { tenantId: tenant.id, kind: 'device-token' }
    const old = await world.services.db.prisma.credential.findMany({ where })
    expect(old).toHaveLength(2)
    const version = await headVersion()
    await issueDeviceToken(world.admin, { id: tenant.id })
    const kept = await world.services.db.prisma.credential.findMany({ where })
    expect(kept).toHaveLength(1)
    expect(await noticesAfter(version)).toEqual(
      expect.arrayContaining(
        old.map(({ id }) =>
          expect.objectContaining({ subject: 'credential', id, tenantId: tenant.id, isDeleted: true }),
        ),
      ),
    )
  })
})
