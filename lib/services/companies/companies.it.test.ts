import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCompany, makeDevice, makePlant, makeTenant, makeUser } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import { getDevice } from '../devices/get-device'
import { listDevices } from '../devices/list-devices'
import { createTenant } from '../tenants/create-tenant'
import { getTenant } from '../tenants/get-tenant'
import { listTenants } from '../tenants/list-tenants'
import { createUser } from '../users/create-user'
import { deleteUser } from '../users/delete-user'
import { ensureFirstAdministrator } from '../users/ensure-first-administrator'
import { listUsers } from '../users/list-users'
import { updateUser } from '../users/update-user'
import { createCompany } from './create-company'
import { getCompany } from './get-company'
import { listCompanies } from './list-companies'
import { updateCompany } from './update-company'

let world: TestServices
beforeAll(async () => {
  world = await startTestServices({ MQTT_PORT: '13183' })
})
afterAll(() => world.stop())

describe('companies and tenants', () => {
  it('makes the platform admin who creates a company an admin of it', async () => {
    await ensureFirstAdministrator(world.services, {
      username: 'first.admin',
      password: 'a long enough password',
    })
    expect(
      await ensureFirstAdministrator(world.services, { username: 'again', password: 'x'.repeat(12) }),
    ).toEqual({
      created: false,
    })
    const { id } = await world.services.db.prisma.user.findUniqueOrThrow({
      where: { username: 'first.admin' },
    })
    const company = await createCompany(await world.asUser(id), { name: 'Made by the first' })
    expect((await world.asUser(id)).actor.reaches).toMatchObject([
      { companyId: company.id, tenantIds: 'all' },
    ])
  })

  it('refuses a name that is taken, and leaves suspension to platform admins', async () => {
    const company = await makeCompany(world.admin)
    await expect(createCompany(world.admin, { name: company.name })).rejects.toMatchObject({
      code: 'conflict',
    })
    const owner = await world.asUser((await makeUser(world.admin, company.id, 'company-admin')).id)
    await expect(updateCompany(owner, { id: company.id, status: 'suspended' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(await updateCompany(owner, { id: company.id, name: `${company.name} B` })).toMatchObject({
      status: 'active',
    })
  })

  it('gives a tenant a small id, an application out of its name, and a ThingScale id', async () => {
    const company = await makeCompany(world.admin)
    const tenant = await createTenant(world.admin, { companyId: company.id, name: 'Käserei Nord!' })
    expect(tenant.application).toBe('kaserei-nord')
    expect(tenant.thingscaleId).toMatch(/^U[A-Z0-9]{6}$/)
    expect(Number.isInteger(tenant.id)).toBe(true)
    await expect(createTenant(world.admin, { companyId: company.id, name: 'inbox' })).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  it('shows somebody limited to a tenant that tenant, its devices, and the name of the company', async () => {
    const { company, tenant, device } = await makePlant(world.admin, 'sensocan')
    const other = await makeTenant(world.admin, company.id)
    const hidden = await makeDevice(world.admin, other.id, 'sensocan')
    const limited = await world.asUser((await makeUser(world.admin, company.id, 'engineer', [tenant.id])).id)
    expect(await getCompany(limited, { id: company.id })).toMatchObject({ tenantCount: 1, deviceCount: 1 })
    expect((await listTenants(limited, { limit: 50 })).items.map(({ id }) => id)).toEqual([tenant.id])
    expect((await listDevices(limited, { limit: 50 })).items.map(({ id }) => id)).toEqual([device.id])
    await expect(getDevice(limited, { id: hidden.id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(getTenant(limited, { id: other.id })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('pages lists by cursor, without gap or repeat, and searches without regard to case', async () => {
    const company = await makeCompany(world.admin)
    const names = ['alpha', 'Beta', 'gamma', 'Delta', 'alpha 2']
    for (const name of names)
      await createTenant(world.admin, { companyId: company.id, name: `${name} ${company.name}` })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listTenants(world.admin, {
        limit: 2,
        companyId: company.id,
        ...(cursor ? { cursor } : {}),
      })
      seen.push(...page.items.map(({ name }) => name))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(5)
    expect(seen).toHaveLength(5)
    const found = await listTenants(world.admin, { limit: 9, companyId: company.id, q: 'ALPHA' })
    expect(found.items).toHaveLength(2)
    expect((await listCompanies(world.admin, { limit: 9, q: '%' })).items).toHaveLength(0)
  })
})

describe('users', () => {
  it('are changed by whoever administers all that they reach', async () => {
    const one = await makeCompany(world.admin)
    const two = await makeCompany(world.admin)
    const user = await makeUser(world.admin, one.id, 'viewer')
    await updateUser(world.admin, {
      id: user.id,
      membership: { companyId: two.id, role: 'viewer', tenantIds: null },
    })
    const owner = await world.asUser((await makeUser(world.admin, one.id, 'company-admin')).id)
    await expect(updateUser(owner, { id: user.id, password: 'stolen password' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(deleteUser(owner, { id: user.id })).rejects.toMatchObject({ code: 'forbidden' })
    const raised = await updateUser(owner, {
      id: user.id,
      membership: { companyId: one.id, role: 'engineer', tenantIds: null },
    })
    expect(raised.memberships).toEqual([
      { companyId: one.id, companyName: one.name, role: 'engineer', tenantIds: null },
    ])
    const outside = { companyId: two.id, role: 'viewer' as const, tenantIds: null }
    await expect(updateUser(owner, { id: user.id, membership: outside })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('limited to tenants are made for tenants of the company alone', async () => {
    const one = await makePlant(world.admin, 'capture')
    const two = await makePlant(world.admin, 'capture')
    const input = { username: 'mixed.tenants', password: 'a long enough password', role: 'viewer' as const }
    const mixed = { ...input, companyId: one.company.id, tenantIds: [one.tenant.id, two.tenant.id] }
    await expect(createUser(world.admin, mixed)).rejects.toMatchObject({ code: 'invalid' })
    const owner = await world.asUser((await makeUser(world.admin, one.company.id, 'company-admin')).id)
    await expect(createUser(owner, mixed)).rejects.toMatchObject({ code: 'invalid' })
    const limited = await world.asUser(
      (await makeUser(world.admin, one.company.id, 'company-admin', [one.tenant.id])).id,
    )
    await expect(createUser(limited, mixed)).rejects.toMatchObject({ code: 'not-found' })
    expect(
      (await listUsers(owner, { limit: 50 })).items.every(({ username }) => username !== 'mixed.tenants'),
    ).toBe(true)
  })

  it('include one active platform admin, always', async () => {
    const root = await world.services.db.prisma.user.findUniqueOrThrow({ where: { username: 'first.admin' } })
    await expect(updateUser(world.admin, { id: root.id, status: 'suspended' })).rejects.toThrow('last active')
    await expect(deleteUser(world.admin, { id: root.id })).rejects.toThrow('last active')
  })
})
