import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiToken } from '@/lib/services/api-tokens/create-api-token'
import { deleteApiToken } from '@/lib/services/api-tokens/delete-api-token'
import { createToken } from '@/lib/services/session/create-token'
import { updateUser } from '@/lib/services/users/update-user'
import { codeOf, type EnterClaim, enter as enterWith, freshAddress, principalOf } from '@/testing/login'
import { makeCompany, makePlant, makeUser, PASSWORD } from '@/testing/provision'
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

describe('an API token', () => {
  it('enters with its GUID and value, acts within its scopes, and is out when it is deleted', async () => {
    const company = await makeCompany(world.admin)
    const token = await createApiToken(world.admin, {
      companyId: company.id,
      name: 'line',
      scopes: ['read:telemetry'],
    })
    const principal = principalOf(await enter(token.id, token.value))
    expect(principal).toMatchObject({
      kind: 'api-token',
      dialect: 'capture',
      actor: { reaches: [{ companyName: company.name, permissions: ['read:telemetry'] }] },
    })
    expect(codeOf(await enter(token.id, `${token.value}x`))).toBe('wrong-secret')
    await deleteApiToken(world.admin, { id: token.id })
    expect(await recheck(deps, principal)).toMatchObject({ code: 'credential-revoked' })
  })

  it('is refused once it has expired', async () => {
    const company = await makeCompany(world.admin)
    const expiresAt = new Date(Date.now() + 60_000).toISOString()
    const token = await createApiToken(world.admin, {
      companyId: company.id,
      name: 'short',
      scopes: ['read:logs'],
      expiresAt,
    })
    const later = { ...deps, now: () => Date.now() + 61_000 }
    expect(codeOf(await enter(token.id, token.value))).toBe('ok')
    expect(codeOf(await enterWith(later, token.id, token.value))).toBe('credential-expired')
  })
})

describe('a user', () => {
  it('enters with its password, or with a JWT that was issued to the same name', async () => {
    const company = await makeCompany(world.admin)
    const user = await makeUser(world.admin, company.id, 'engineer')
    const other = await makeUser(world.admin, company.id, 'viewer')
    expect(principalOf(await enter(user.username, PASSWORD))).toMatchObject({
      kind: 'user',
      dialect: 'capture',
    })
    const { token } = await createToken(world.admin, { username: user.username, password: PASSWORD })
    const principal = principalOf(await enter(user.username, token))
    expect(principal).toMatchObject({ credentialKind: 'jwt', expiresAtMs: expect.any(Number) })
    expect(codeOf(await enter(other.username, token))).toBe('token-not-valid')
    await updateUser(world.admin, { id: user.id, password: 'another long password' })
    expect(await recheck(deps, principal)).toMatchObject({ code: 'credential-revoked' })
    expect(codeOf(await enter(user.username, token))).toBe('credential-revoked')
    expect(codeOf(await enter(user.username, PASSWORD))).toBe('wrong-secret')
  })

  it('is refused while suspended, after the right password only', async () => {
    const company = await makeCompany(world.admin)
    const user = await makeUser(world.admin, company.id, 'viewer')
    await updateUser(world.admin, { id: user.id, status: 'suspended' })
    expect(codeOf(await enter(user.username, PASSWORD))).toBe('user-suspended')
    expect(codeOf(await enter(user.username, 'not the password'))).toBe('wrong-secret')
  })

  it('waits after failures from one address; another address, and a generated secret from the same one, do not', async () => {
    const { company, device } = await makePlant(world.admin, 'capture')
    const user = await makeUser(world.admin, company.id, 'viewer')
    const from = freshAddress()
    for (let attempt = 0; attempt < 5; attempt++) await enter(user.username, 'wrong', { address: from })
    expect(await enter(user.username, PASSWORD, { address: from })).toMatchObject({
      rejection: { stage: 'connect', code: 'too-many-attempts' },
    })
    expect(codeOf(await enter(user.username, PASSWORD))).toBe('ok')
    for (let attempt = 0; attempt < 30; attempt++) await enter('dev-aaaaaaaaaa', 'wrong', { address: from })
    expect(
      codeOf(await enter(device.credential.username, device.credential.password, { address: from })),
    ).toBe('ok')
  })
})
