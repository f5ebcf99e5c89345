import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updateCompany } from '@/lib/services/companies/update-company'
import { createCredential } from '@/lib/services/credentials/create-credential'
import { deleteCredential } from '@/lib/services/credentials/delete-credential'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { createUserCredential } from '@/lib/services/users/create-user-credential'
import { deleteUserCredential } from '@/lib/services/users/delete-user-credential'
import { updateUser } from '@/lib/services/users/update-user'
import { codeOf, type EnterClaim, enter as enterWith, principalOf } from '@/testing/login'
import { makePlant, makeTenant, makeUser } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import type { AccessDeps } from './access-deps'
import { labPrincipal } from './lab-principal'
import { recheck } from './recheck'

let world: TestServices
let deps: AccessDeps
beforeAll(async () => {
  world = await startTestServices()
  deps = world.services.access
})
afterAll(() => world.stop())

const enter = (...claim: EnterClaim) => enterWith(deps, ...claim)

describe('a plain credential of a device', () => {
  it('enters the plain namespace, whatever the dialect of the device, as a client of its own', async () => {
    const { device } = await makePlant(world.admin, 'capture')
    const plain = await createCredential(world.admin, { id: device.id, kind: 'plain' })
    const principal = principalOf(await enter(plain.username, plain.password))
    expect(principal).toMatchObject({
      kind: 'device',
      dialect: 'plain',
      deviceId: device.id,
      rule: 'plain user name and password',
      credentialKind: 'plain',
    })
    const own = principalOf(await enter(device.credential.username, device.credential.password))
    expect(own).toMatchObject({ dialect: 'capture' })
    expect(own.key).not.toBe(principal.key)
    expect(await recheck(deps, principal)).toEqual(principal)
    await deleteCredential(world.admin, { id: device.id, credentialId: plain.id })
    expect(await recheck(deps, principal)).toMatchObject({ code: 'credential-revoked' })
  })

  it('is the one that a plain device is made with', async () => {
    const { device } = await makePlant(world.admin, 'plain')
    const { kind, username, password } = device.credential
    expect(kind).toBe('plain')
    expect(principalOf(await enter(username, password))).toMatchObject({
      dialect: 'plain',
      key: `device:${device.id}`,
    })
  })
})

describe('a plain credential of a user', () => {
  const setUp = async () => {
    const { company, tenant } = await makePlant(world.admin, 'plain')
    const user = await makeUser(world.admin, company.id, 'engineer', [tenant.id])
    const credential = await createUserCredential(world.admin, {
      id: user.id,
      kind: 'plain',
      tenantId: tenant.id,
    })
    return { company, tenant, user, credential }
  }

  it('enters the namespace of its tenant', async () => {
    const { company, tenant, user, credential } = await setUp()
    const principal = principalOf(await enter(credential.username, credential.password))
    expect(principal).toMatchObject({
      kind: 'tenant-user',
      key: `tenant-user:${user.id}:${tenant.id}`,
      dialect: 'plain',
      tenantId: tenant.id,
      companyId: company.id,
      companyName: company.name,
      userId: user.id,
      denied: [],
    })
    expect(await recheck(deps, principal)).toEqual(principal)
  })

  it('is out while the user, the tenant or the company is suspended, and when it is deleted', async () => {
    const { company, tenant, user, credential } = await setUp()
    const principal = principalOf(await enter(credential.username, credential.password))
    await updateUser(world.admin, { id: user.id, status: 'suspended' })
    expect(await recheck(deps, principal)).toMatchObject({ code: 'user-suspended' })
    await updateUser(world.admin, { id: user.id, status: 'active' })
    await updateTenant(world.admin, { id: tenant.id, status: 'suspended' })
    expect(await recheck(deps, principal)).toMatchObject({ code: 'tenant-suspended' })
    await updateTenant(world.admin, { id: tenant.id, status: 'active' })
    await updateCompany(world.admin, { id: company.id, status: 'suspended' })
    expect(await enter(credential.username, credential.password)).toMatchObject({
      claimedTenant: { tenantId: tenant.id, companyId: company.id },
      rejection: { code: 'company-suspended' },
    })
    await updateCompany(world.admin, { id: company.id, status: 'active' })
    await deleteUserCredential(world.admin, { id: user.id, credentialId: credential.id })
    expect(await recheck(deps, principal)).toMatchObject({ code: 'credential-revoked' })
  })

  it('is out when the user no longer reaches the tenant', async () => {
    const { company, user, credential } = await setUp()
    const other = await makeTenant(world.admin, company.id)
    const principal = principalOf(await enter(credential.username, credential.password))
    await updateUser(world.admin, {
      id: user.id,
      membership: { companyId: company.id, role: 'engineer', tenantIds: [other.id] },
    })
    expect(await recheck(deps, principal)).toMatchObject({ code: 'missing-permission' })
    expect(codeOf(await enter(credential.username, credential.password))).toBe('missing-permission')
  })

  it('with a wrong password is told of its length, and of a secret that belongs elsewhere', async () => {
    const { credential } = await setUp()
    const { device } = await makePlant(world.admin, 'connio')
    expect(JSON.stringify(await enter(credential.username, 'short'))).toContain('5 characters, ours have 51')
    const other = await enter(credential.username, device.credential.password)
    expect(JSON.stringify(other)).toContain('secret of a Connio key')
    expect(JSON.stringify(other)).not.toContain(device.credential.password)
  })
})

describe('the lab listener', () => {
  it('makes clients of its tenant, while that and its company are active', async () => {
    const { company, tenant, device } = await makePlant(world.admin, 'plain')
    const lab = { tenantId: tenant.id, deviceId: device.id, denied: ['test/nosubscribe'] }
    const principal = await labPrincipal(deps, lab)
    expect(principal).toMatchObject({ kind: 'lab', companyId: company.id, ...lab, rule: 'lab listener' })
    if (!('kind' in principal)) throw new Error('refused')
    expect(await recheck(deps, principal)).toEqual(principal)
    await updateTenant(world.admin, { id: tenant.id, status: 'suspended' })
    expect(await recheck(deps, principal)).toMatchObject({ code: 'tenant-suspended' })
  })
})
