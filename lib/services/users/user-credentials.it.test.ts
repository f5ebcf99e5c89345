import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCompany, makeTenant, makeUser } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import { listAudit } from '../audit/list-audit'
import { createApiKey } from './create-api-key'
import { createUserCredential } from './create-user-credential'
import { deleteUserCredential } from './delete-user-credential'
import { listUserCredentials } from './list-user-credentials'
import { updateUser } from './update-user'

let world: TestServices
beforeAll(async () => {
  world = await startTestServices()
})
afterAll(() => world.stop())

const setUp = async () => {
  const company = await makeCompany(world.admin)
  const tenant = await makeTenant(world.admin, company.id)
  const user = await makeUser(world.admin, company.id, 'viewer')
  const admin = await makeUser(world.admin, company.id, 'company-admin')
  return { company, tenant, user, self: await world.asUser(user.id), admin: await world.asUser(admin.id) }
}

describe('API keys', () => {
  it('are issued, listed and deleted by the user itself, and by an admin of all that it reaches', async () => {
    const { user, self, admin } = await setUp()
    const own = await createApiKey(self, { id: user.id, label: 'laptop' })
    const given = await createApiKey(admin, { id: user.id })
    expect(own).toMatchObject({ kind: 'api-key', username: user.username, label: 'laptop', expiresAt: null })
    expect(own.password).toMatch(/^sbx_uak_[\w-]{43}$/)
    const { items } = await listUserCredentials(self, { id: user.id })
    expect(items).toMatchObject([
      { id: given.id, label: null },
      { id: own.id, label: 'laptop', lastFour: own.password.slice(-4) },
    ])
    expect(JSON.stringify(items)).not.toContain(own.password)
    await deleteUserCredential(self, { id: user.id, credentialId: given.id })
    await deleteUserCredential(admin, { id: user.id, credentialId: own.id })
    expect((await listUserCredentials(admin, { id: user.id })).items).toEqual([])
    const audit = await listAudit(admin, { limit: 10 })
    const verbs = audit.items.map(({ verb }) => verb)
    expect(verbs.filter((verb) => verb.startsWith('api-key'))).toEqual([
      'api-key.delete',
      'api-key.delete',
      'api-key.create',
      'api-key.create',
    ])
    expect(JSON.stringify(audit)).not.toContain(own.password)
  })

  it('of another user are out of reach, and so are those of a user with a role elsewhere', async () => {
    const { user, admin } = await setUp()
    const stranger = await setUp()
    await expect(createApiKey(stranger.self, { id: user.id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(createApiKey(stranger.admin, { id: user.id })).rejects.toMatchObject({ code: 'not-found' })
    const own = await createApiKey(admin, { id: user.id })
    await updateUser(world.admin, {
      id: user.id,
      membership: { companyId: stranger.company.id, role: 'viewer', tenantIds: null },
    })
    await expect(createApiKey(admin, { id: user.id })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(
      deleteUserCredential(stranger.admin, { id: user.id, credentialId: own.id }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('do not expire in the past', async () => {
    const { user, self } = await setUp()
    await expect(
      createApiKey(self, { id: user.id, expiresAt: '2020-01-01T00:00:00Z' }),
    ).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('plain credentials of a user', () => {
  it('are given by an admin of the tenant, to a user who reaches it', async () => {
    const { company, tenant, user, self, admin } = await setUp()
    const input = { id: user.id, kind: 'plain' as const, tenantId: tenant.id }
    await expect(createUserCredential(self, input)).rejects.toMatchObject({ code: 'forbidden' })
    const made = await createUserCredential(admin, input)
    expect(made).toMatchObject({ kind: 'plain', username: expect.stringMatching(/^pln-[a-z2-7]{10}$/) })
    expect((await listUserCredentials(self, { id: user.id })).items).toMatchObject([
      { username: made.username, tenantId: tenant.id, tenantName: tenant.name },
    ])
    const other = await makeTenant(world.admin, company.id)
    const limited = await makeUser(world.admin, company.id, 'viewer', [other.id])
    await expect(createUserCredential(admin, { ...input, id: limited.id })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('show to an admin only where it administers their tenant', async () => {
    const { tenant, user, admin } = await setUp()
    const stranger = await setUp()
    await createUserCredential(admin, { id: user.id, kind: 'plain', tenantId: tenant.id })
    await updateUser(world.admin, {
      id: user.id,
      membership: { companyId: stranger.company.id, role: 'viewer', tenantIds: null },
    })
    expect((await listUserCredentials(stranger.admin, { id: user.id })).items).toEqual([])
    expect((await listUserCredentials(admin, { id: user.id })).items).toHaveLength(1)
  })

  it('are not its password, which nobody deletes here', async () => {
    const { user, self } = await setUp()
    const row = await world.services.db.prisma.credential.findFirstOrThrow({ where: { userId: user.id } })
    await expect(deleteUserCredential(self, { id: user.id, credentialId: row.id })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
