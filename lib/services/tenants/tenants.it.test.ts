import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updateTenantOp } from '@/lib/contract/tenants'
import { defaultSettings } from '@/lib/core/registry'
import { defaultLimits } from '@/lib/core/tenant-limits'
import { parseInput } from '@/lib/services/run-verb'
import { makeCompany, makeDevice, makeTenant, makeUser } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import { listAudit } from '../audit/list-audit'
import { addDeviceToken } from '../credentials/add-device-token'
import { createSensor } from '../sensors/create-sensor'
import { createTenant } from './create-tenant'
import { deleteDeviceToken } from './delete-device-token'
import { getTenant } from './get-tenant'
import { getTenantUsage } from './get-tenant-usage'
import { issueDeviceToken } from './issue-device-token'
import { listDeviceTokens } from './list-device-tokens'
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
    expect(tenant.settings).toEqual(defaultSettings)
    await updateTenant(world.admin, { id, settings: { anonymousRead: true } })
    const { settings } = await updateTenant(world.admin, { id, settings: { plainStore: false } })
    expect(settings).toEqual({ ...defaultSettings, anonymousRead: true, plainStore: false })
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

describe('limits and retention of a tenant', () => {
  it('are the defaults until they are set, are set one by one, and null sets one back', async () => {
    const { company, tenant } = await makeOne()
    expect(tenant.limits).toEqual(defaultLimits)
    expect(tenant.retention).toEqual({ readingsDays: null, logsDays: 30 })
    const { id } = tenant
    await updateTenant(world.admin, { id, limits: { publishesPerSecond: 5, retainedMessages: 0 } })
    const after = await updateTenant(world.admin, { id, limits: { publishesPerSecond: null } })
    expect(after.limits).toEqual({ ...defaultLimits, retainedMessages: 0 })
    const kept = await updateTenant(world.admin, { id, retention: { readingsDays: 90 } })
    expect(kept).toMatchObject({ limits: after.limits, retention: { readingsDays: 90, logsDays: 30 } })
    const { items } = await listAudit(world.admin, { companyId: company.id, limit: 2 })
    expect(items.map(({ changes }) => changes)).toEqual([
      { retention: { from: { readingsDays: null, logsDays: 30 }, to: { readingsDays: 90, logsDays: 30 } } },
      {
        limits: {
          from: { ...defaultLimits, publishesPerSecond: 5, retainedMessages: 0 },
          to: { ...defaultLimits, retainedMessages: 0 },
        },
      },
    ])
  })

  it.each([
    { limits: { publishesPerSecond: 0 } },
    { limits: { publishesPerSecond: 1.5 } },
    { limits: { sensorsPerDevice: 10_001 } },
    { limits: { sensors: 5 } },
    { retention: { readingsDays: 0 } },
    { retention: { logsDays: null } },
  ])('are within bounds: %j', (body) => {
    expect(() => parseInput(updateTenantOp, { id: 1, ...body })).toThrow()
  })

  it('hold for sensors that are created by hand', async () => {
    const { tenant } = await makeOne()
    await updateTenant(world.admin, { id: tenant.id, limits: { sensorsPerDevice: 1 } })
    const device = await makeDevice(world.admin, tenant.id, 'sensocan', ['one'])
    await expect(createSensor(world.admin, { id: device.id, slug: 'two' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})

describe('what a tenant uses', () => {
  it('is counted where the broker does not answer too', async () => {
    const { company, tenant } = await makeOne()
    const device = await makeDevice(world.admin, tenant.id, 'sensocan', ['a', 'b'])
    await makeDevice(world.admin, tenant.id, 'sensocan', ['c'])
    await makeUser(world.admin, company.id, 'viewer')
    await makeUser(world.admin, company.id, 'engineer', [tenant.id])
    const sibling = await makeTenant(world.admin, company.id)
    await makeUser(world.admin, company.id, 'viewer', [sibling.id])
    const { rows } = await world.services.db.pool.query<{ series: string }>(
      'SELECT series FROM sensors WHERE device_id = $1 LIMIT 1',
      [device.id],
    )
    await world.services.db.pool.query(
      `INSERT INTO readings (series, ts, received_at, kind, num)
       VALUES ($1, now(), now(), 'n', 1), ($1, now() - interval '90 days', now(), 'n', 1)`,
      [rows[0]?.series],
    )
    const usage = await getTenantUsage(world.admin, { id: tenant.id })
    expect(usage).toMatchObject({
      devices: 2,
      sensors: 3,
      sensorsOfOneDevice: 2,
      provisionedDevices: 0,
      users: 2,
      stored: { readings: 2 },
      live: null,
    })
    expect(usage.readingsByDay).toHaveLength(7)
    expect(usage.readingsByDay?.reduce((sum, { count }) => sum + count, 0)).toBe(1)
  })
})

describe('one device token of several', () => {
  it('is listed by its end and revoked alone, which is recorded', async () => {
    const { tenant } = await makeOne()
    const first = await addDeviceToken(world.admin, tenant.id)
    await addDeviceToken(world.admin, tenant.id)
    const { items } = await listDeviceTokens(world.admin, { id: tenant.id })
    expect(items).toHaveLength(2)
    const gone = items.find(({ lastFour }) => lastFour === first.deviceToken.slice(-4))
    if (!gone) throw new Error('not listed')
    const version = await headVersion()
    await deleteDeviceToken(world.admin, { id: tenant.id, tokenId: gone.id })
    expect((await listDeviceTokens(world.admin, { id: tenant.id })).items).toEqual(
      items.filter(({ id }) => id !== gone.id),
    )
    expect(await noticesAfter(version)).toEqual([
      expect.objectContaining({ subject: 'credential', id: gone.id, isDeleted: true }),
    ])
    const audit = await listAudit(world.admin, { companyId: tenant.companyId, limit: 1 })
    expect(audit.items[0]).toMatchObject({ verb: 'device-token.delete' })
  })

  it('of another tenant is not found', async () => {
    const [ours, theirs] = [await makeOne(), await makeOne()]
    await addDeviceToken(world.admin, theirs.tenant.id)
    const [token] = (await listDeviceTokens(world.admin, { id: theirs.tenant.id })).items
    const tokenId = token?.id ?? ''
    await expect(deleteDeviceToken(world.admin, { id: ours.tenant.id, tokenId })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
