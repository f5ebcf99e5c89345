import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiToken } from '@/lib/services/api-tokens/create-api-token'
import { deleteApiToken } from '@/lib/services/api-tokens/delete-api-token'
import { updateCompany } from '@/lib/services/companies/update-company'
import { createCredential } from '@/lib/services/credentials/create-credential'
import { deleteCredential } from '@/lib/services/credentials/delete-credential'
import { updateDevice } from '@/lib/services/devices/update-device'
import { createToken } from '@/lib/services/session/create-token'
import { startSession } from '@/lib/services/session/start-session'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { updateUser } from '@/lib/services/users/update-user'
import { makeCompany, makeDevice, makePlant, makeTenant, makeUser, PASSWORD } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import type { AccessDeps } from './access-deps'
import { login } from './login'
import type { LoginResult } from './login-result'
import { recheck } from './recheck'
import { mintTicket } from './tickets'

let world: TestServices
let deps: AccessDeps
beforeAll(async () => {
  world = await startTestServices()
  deps = world.services.access
})
afterAll(() => world.stop())

const bytes = (text: string) => Buffer.from(text)
let addresses = 0
/** An address of its own, so that one test's failures are not another's. */
const address = () => `10.0.${Math.floor(++addresses / 250)}.${addresses % 250}`
const enter = (username: string | undefined, password: string | undefined, from = address()) =>
  login(deps, {
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password: bytes(password) }),
    address: from,
  })
const principalOf = (result: LoginResult) => {
  if (!result.ok) throw new Error(`refused: ${result.rejection.code} ${result.rejection.sentence}`)
  return result.principal
}
const codeOf = (result: LoginResult) => (result.ok ? 'ok' : result.rejection.code)

describe('a device', () => {
  it('enters with user name and password, in the dialect and the scope of its row', async () => {
    const { company, tenant, device } = await makePlant(world.admin, 'capture')
    const principal = principalOf(await enter(device.credential.username, device.credential.password))
    expect(principal).toMatchObject({
      kind: 'device',
      dialect: 'capture',
      deviceId: device.id,
      tenantId: tenant.id,
      companyId: company.id,
      key: `device:${device.id}`,
    })
  })

  it('enters with its access token as user name, the password empty or absent', async () => {
    const { device } = await makePlant(world.admin, 'sensocan')
    const token = await createCredential(world.admin, { id: device.id, kind: 'access-token' })
    expect(token.password).toBe('')
    expect(principalOf(await enter(token.username, ''))).toMatchObject({ deviceId: device.id })
    expect(principalOf(await enter(token.username, undefined))).toMatchObject({
      credentialKind: 'access-token',
    })
  })

  it('is refused with a wrong password, filed under it, and told what is wrong with it and nothing of it', async () => {
    const { tenant, device } = await makePlant(world.admin, 'sensocan')
    const { username, password } = device.credential
    const cut = await enter(username, password.slice(0, 20))
    expect(cut).toMatchObject({
      ok: false,
      claimed: { deviceId: device.id, tenantId: tenant.id },
      claimedName: device.name,
      rejection: { stage: 'auth', code: 'wrong-secret' },
    })
    expect(JSON.stringify(cut)).toContain('20 characters, ours have 51')
    expect(JSON.stringify(cut)).not.toContain(password.slice(0, 20))
    expect(JSON.stringify(await enter(username, `${password}\n`))).toContain('a line break')
  })

  it('hears of the password before it hears of any state', async () => {
    const { device } = await makePlant(world.admin, 'sensocan')
    await updateDevice(world.admin, { id: device.id, status: 'disabled' })
    const { username, password } = device.credential
    expect(codeOf(await enter(username, 'wrong'))).toBe('wrong-secret')
    expect(await enter(username, password)).toMatchObject({
      rejection: { code: 'device-disabled', mend: { action: { kind: 'enable-device' } } },
      claimed: { deviceId: device.id },
    })
  })

  it('is refused while it, its tenant or its company is suspended, and let in afterwards', async () => {
    const { company, tenant, device } = await makePlant(world.admin, 'capture')
    const { username, password } = device.credential
    const principal = principalOf(await enter(username, password))
    await updateDevice(world.admin, { id: device.id, status: 'suspended' })
    expect(codeOf(await enter(username, password))).toBe('device-suspended')
    await updateTenant(world.admin, { id: tenant.id, status: 'suspended' })
    expect(codeOf(await enter(username, password))).toBe('tenant-suspended')
    await updateCompany(world.admin, { id: company.id, status: 'suspended' })
    expect(codeOf(await enter(username, password))).toBe('company-suspended')
    expect(await recheck(deps, principal)).toMatchObject({ code: 'company-suspended' })
    await updateCompany(world.admin, { id: company.id, status: 'active' })
    await updateTenant(world.admin, { id: tenant.id, status: 'active' })
    await updateDevice(world.admin, { id: device.id, status: 'enabled' })
    expect(await recheck(deps, principal)).toMatchObject({ kind: 'device', deviceId: device.id })
  })

  it('is out with its credential, and the others of it stay', async () => {
    const { device } = await makePlant(world.admin, 'sensocan')
    const second = await createCredential(world.admin, { id: device.id, kind: 'password' })
    const principal = principalOf(await enter(device.credential.username, device.credential.password))
    await deleteCredential(world.admin, { id: device.id, credentialId: device.credential.id })
    expect(await recheck(deps, principal)).toMatchObject({ code: 'credential-revoked' })
    expect(codeOf(await enter(device.credential.username, device.credential.password))).toBe('unknown-name')
    expect(codeOf(await enter(second.username, second.password))).toBe('ok')
  })

  it('that sends its UUID as user name is told so, and the refusal is filed under it', async () => {
    const { device } = await makePlant(world.admin, 'sensocan')
    expect(await enter(device.id, 'x')).toMatchObject({
      claimed: { deviceId: device.id },
      rejection: { code: 'unknown-name' },
    })
  })

  it('with an unknown access token is filed under the device that its client id names', async () => {
    const { device } = await makePlant(world.admin, 'sensocan')
    const result = await login(deps, { username: 'sbx_tok_gone', address: address(), clientId: device.id })
    expect(result).toMatchObject({ claimed: { deviceId: device.id }, rejection: { code: 'unknown-name' } })
    expect(JSON.stringify(result)).not.toContain('sbx_tok_gone')
  })
})

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
    const claim = { username: token.id, password: bytes(token.value), address: address() }
    expect(codeOf(await login(deps, claim))).toBe('ok')
    expect(codeOf(await login(later, claim))).toBe('credential-expired')
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

  it('is refused with a JWT of another key, algorithm, audience or time', async () => {
    const company = await makeCompany(world.admin)
    const user = await makeUser(world.admin, company.id, 'viewer')
    const claims = { uid: user.id, epoch: 0 }
    const sign = (audience: string, key: Uint8Array, alg: string, exp: string) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg })
        .setSubject(user.username)
        .setIssuer('signalbox')
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(exp)
        .sign(key)
    const { jwtKey } = deps.keys
    const aud = 'signalbox:api'
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ ...claims, sub: user.username, aud, iss: 'signalbox', iat: 1, exp: 9_999_999_999 })).toString('base64url')}.`
    expect(codeOf(await enter(user.username, none))).toBe('token-not-valid')
    expect(codeOf(await enter(user.username, await sign(aud, Buffer.alloc(32, 7), 'HS256', '1h')))).toBe(
      'token-not-valid',
    )
    expect(codeOf(await enter(user.username, await sign('other', jwtKey, 'HS256', '1h')))).toBe(
      'token-not-valid',
    )
    expect(codeOf(await enter(user.username, await sign(aud, Buffer.alloc(64, 1), 'HS512', '1h')))).toBe(
      'token-not-valid',
    )
    expect(codeOf(await enter(user.username, await sign(aud, jwtKey, 'HS256', '-1s')))).toBe(
      'credential-expired',
    )
    expect(codeOf(await enter(user.username, await sign(aud, jwtKey, 'HS256', '1h')))).toBe('ok')
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
    const from = address()
    for (let attempt = 0; attempt < 5; attempt++) await enter(user.username, 'wrong', from)
    expect(await enter(user.username, PASSWORD, from)).toMatchObject({
      rejection: { stage: 'connect', code: 'too-many-attempts' },
    })
    expect(codeOf(await enter(user.username, PASSWORD))).toBe('ok')
    for (let attempt = 0; attempt < 30; attempt++) await enter('dev-aaaaaaaaaa', 'wrong', from)
    expect(codeOf(await enter(device.credential.username, device.credential.password, from))).toBe('ok')
  })
})

describe('the console', () => {
  it('enters once with a ticket, for the company that the ticket names, while its session stands', async () => {
    const company = await makeCompany(world.admin)
    const user = await makeUser(world.admin, company.id, 'viewer')
    const { sessionId } = await startSession(world.services, {
      username: user.username,
      password: PASSWORD,
      address: address(),
      userAgent: 'test',
    })
    const ticket = await mintTicket(deps.pool, deps.keys.credentialKey, { sessionId, companyId: company.id })
    const principal = principalOf(await enter('$console', ticket.secret))
    expect(principal).toMatchObject({ kind: 'console', companyName: company.name, credentialId: sessionId })
    expect(codeOf(await enter('$console', ticket.secret))).toBe('token-not-valid')
    expect(await recheck(deps, principal)).toMatchObject({ kind: 'console' })
    await deps.pool.query('DELETE FROM console_sessions WHERE id = $1', [sessionId])
    expect(await recheck(deps, principal)).toMatchObject({ code: 'credential-revoked' })
  })

  it('is refused for a company out of its sight', async () => {
    const company = await makeCompany(world.admin)
    const foreign = await makeCompany(world.admin)
    const user = await makeUser(world.admin, company.id, 'company-admin')
    const { sessionId } = await startSession(world.services, {
      username: user.username,
      password: PASSWORD,
      address: address(),
      userAgent: 'test',
    })
    const ticket = await mintTicket(deps.pool, deps.keys.credentialKey, { sessionId, companyId: foreign.id })
    expect(codeOf(await enter('$console', ticket.secret))).toBe('missing-permission')
  })
})

describe('anybody else', () => {
  it('is refused: nothing at all, a name that nobody has, a NUL, a megabyte', async () => {
    expect(codeOf(await enter(undefined, undefined))).toBe('no-credentials')
    expect(codeOf(await enter('', ''))).toBe('no-credentials')
    expect(codeOf(await enter('nobody.here', 'x'))).toBe('unknown-name')
    expect(codeOf(await enter('a\u0000b', 'x'))).toBe('unknown-name')
    expect(codeOf(await enter('a\u0000b', undefined))).toBe('unknown-name')
    expect(codeOf(await enter('nobody.here', 'x'.repeat(1_000_000)))).toBe('unknown-name')
    expect(codeOf(await enter('__proto__', 'x'))).toBe('unknown-name')
  })

  it('that sends an access token with a password is told so, and the token is not in the answer', async () => {
    const tenant = await makeTenant(world.admin, (await makeCompany(world.admin)).id)
    const device = await makeDevice(world.admin, tenant.id, 'sensocan')
    const token = await createCredential(world.admin, { id: device.id, kind: 'access-token' })
    const result = await enter(token.username, 'something')
    expect(codeOf(result)).toBe('unknown-name')
    expect(JSON.stringify(result)).not.toContain(token.username.slice(8))
    expect(JSON.stringify(result)).toContain('with an empty password')
  })
})
