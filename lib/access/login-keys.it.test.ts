import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCredential } from '@/lib/services/credentials/create-credential'
import { createToken } from '@/lib/services/session/create-token'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { createApiKey } from '@/lib/services/users/create-api-key'
import { deleteUserCredential } from '@/lib/services/users/delete-user-credential'
import { updateUser } from '@/lib/services/users/update-user'
import { codeOf, type EnterClaim, enter as enterWith, principalOf } from '@/testing/login'
import { makeCompany, makePlant, makeTenant, makeUser, PASSWORD } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import type { AccessDeps } from './access-deps'
import { recheck } from './recheck'

let world: TestServices
let deps: AccessDeps
beforeAll(async () => {
  world = await startTestServices()
  deps = world.services.access
})
afterAll(() => world.stop())

const enter = (...claim: EnterClaim) => enterWith(deps, ...claim)

const makeActor = async () => {
  const company = await makeCompany(world.admin)
  const tenant = await makeTenant(world.admin, company.id)
  const other = await makeTenant(world.admin, company.id)
  return { company, tenant, other, user: await makeUser(world.admin, company.id, 'engineer') }
}

describe('an API key of a user', () => {
  it('enters under the name of the user, beside others and the password, without any work on passwords', async () => {
    const { user } = await makeActor()
    const first = await createApiKey(world.admin, { id: user.id, label: 'line 1' })
    const second = await createApiKey(world.admin, { id: user.id })
    const noWork = {
      ...deps,
      passwords: { ...deps.passwords, verify: () => Promise.reject(new Error('hashed')) },
    }
    for (const { username, password } of [first, second]) {
      expect(username).toBe(user.username)
      expect(principalOf(await enterWith(noWork, username, password))).toMatchObject({
        kind: 'user',
        key: `user:${user.id}`,
        dialect: 'drogue',
        credentialKind: 'api-key',
        rule: 'user name and API key',
      })
    }
    expect(principalOf(await enter(user.username, PASSWORD))).toMatchObject({
      dialect: 'capture',
      rule: 'user name and password',
    })
    await deleteUserCredential(world.admin, { id: user.id, credentialId: first.id })
    expect(codeOf(await enterWith(noWork, user.username, first.password))).toBe('wrong-secret')
    expect(codeOf(await enter(user.username, second.password))).toBe('ok')
  })

  it('is out when it is deleted or has expired, or its user is suspended', async () => {
    const { user } = await makeActor()
    const expiresAt = new Date(Date.now() + 60_000).toISOString()
    const key = await createApiKey(world.admin, { id: user.id, expiresAt })
    const principal = principalOf(await enter(user.username, key.password))
    expect(principal).toMatchObject({ expiresAtMs: Date.parse(expiresAt) })
    expect(await recheck(deps, principal)).toEqual(principal)
    const later = { ...deps, now: () => Date.now() + 61_000 }
    expect(await recheck(later, principal)).toMatchObject({ code: 'credential-expired' })
    await updateUser(world.admin, { id: user.id, status: 'suspended' })
    expect(codeOf(await enter(user.username, key.password))).toBe('user-suspended')
    await updateUser(world.admin, { id: user.id, status: 'active' })
    await deleteUserCredential(world.admin, { id: user.id, credentialId: key.id })
    expect(await recheck(deps, principal)).toMatchObject({ code: 'credential-revoked' })
  })

  it('that was cut when it was copied is told so, and not shown', async () => {
    const { user } = await makeActor()
    const { password } = await createApiKey(world.admin, { id: user.id })
    const result = await enter(user.username, password.slice(0, 40))
    expect(codeOf(result)).toBe('wrong-secret')
    expect(JSON.stringify(result)).toContain('40 characters, ours have 51')
    expect(JSON.stringify(result)).not.toContain(password.slice(8, 40))
  })
})

describe('a JWT alone', () => {
  it('enters as user name in 3.1.1 and as password in 5, with the rules of Drogue, until it expires', async () => {
    const { user } = await makeActor()
    const { token } = await createToken(world.admin, { username: user.username, password: PASSWORD })
    const expected = { kind: 'user', dialect: 'drogue', expiresAtMs: expect.any(Number) }
    const asUsername = principalOf(await enter(token, undefined))
    expect(asUsername).toMatchObject({ ...expected, rule: 'JWT alone, as user name' })
    expect(principalOf(await enter(token, ''))).toMatchObject({ rule: 'JWT alone, as user name' })
    expect(principalOf(await enter(undefined, token, { version: 5 }))).toMatchObject({
      ...expected,
      rule: 'JWT alone, as password',
    })
    expect(codeOf(await enter('', token, { version: 4 }))).toBe('no-credentials')
    expect(await recheck(deps, asUsername)).toEqual(asUsername)
    const later = { ...deps, now: () => Date.now() + 2 * 3600_000 + 1000 }
    expect(codeOf(await enterWith(later, token, undefined))).toBe('credential-expired')
    expect(await recheck(later, asUsername)).toMatchObject({ code: 'credential-expired' })
  })

  it('is refused in both fields at once, when it is not ours, and after the epoch of its user was raised', async () => {
    const { user } = await makeActor()
    const { token } = await createToken(world.admin, { username: user.username, password: PASSWORD })
    expect(codeOf(await enter(token, token))).toBe('token-not-valid')
    expect(codeOf(await enter(`${token.slice(0, -4)}AAAA`, undefined))).toBe('token-not-valid')
    await updateUser(world.admin, { id: user.id, password: 'another long password' })
    const result = await enter(token, undefined)
    expect(codeOf(result)).toBe('credential-revoked')
    expect(JSON.stringify(result)).not.toContain(token)
  })
})

describe('an access token', () => {
  it('is told by its rule: the password empty, absent, or the token in its place', async () => {
    const { device } = await makePlant(world.admin, 'sensocan')
    const { username: token } = await createCredential(world.admin, { id: device.id, kind: 'access-token' })
    const ruleOf = async (...claim: EnterClaim) => principalOf(await enter(...claim)).rule
    expect(await ruleOf(token, '')).toBe('access token as user name, empty password')
    expect(await ruleOf(token, undefined)).toBe('access token as user name, no password')
    expect(await ruleOf(undefined, token, { version: 5 })).toBe('access token as password')
  })
})

describe('the applications of an actor', () => {
  it('are those of the active tenants that it reaches, now and at each check again', async () => {
    const { company, tenant, other, user } = await makeActor()
    await makePlant(world.admin, 'drogue')
    const principal = principalOf(await enter(user.username, PASSWORD))
    const applicationsOf = async () => {
      const now = await recheck(deps, principal)
      return 'applications' in now ? now.applications.map(({ application }) => application) : now
    }
    expect(await applicationsOf()).toEqual([tenant.application, other.application].sort())
    await updateTenant(world.admin, { id: other.id, status: 'suspended' })
    expect(await applicationsOf()).toEqual([tenant.application])
    await updateTenant(world.admin, { id: other.id, status: 'active' })
    await updateUser(world.admin, {
      id: user.id,
      membership: { companyId: company.id, role: 'viewer', tenantIds: [other.id] },
    })
    expect(await applicationsOf()).toEqual([other.application])
    await updateTenant(world.admin, { id: other.id, application: `${other.application}.b` })
    expect(await applicationsOf()).toEqual([`${other.application}.b`])
  })
})
