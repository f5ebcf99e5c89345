import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDeviceToken } from '@/lib/services/credentials/add-device-token'
import { createCredential } from '@/lib/services/credentials/create-credential'
import { issueDeviceToken } from '@/lib/services/tenants/issue-device-token'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { codeOf, type EnterClaim, enter as enterWith, principalOf } from '@/testing/login'
import { makePlant, makeUser, PASSWORD } from '@/testing/provision'
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

describe('a ThingScale account', () => {
  it('enters with its id and any of its device tokens', async () => {
    const { company, tenant } = await makePlant(world.admin, 'capture')
    const { thingscaleId, deviceToken } = await issueDeviceToken(world.admin, { id: tenant.id })
    const extra = await addDeviceToken(world.admin, tenant.id)
    expect(thingscaleId).toMatch(/^U[A-Z0-9]{6}$/)
    expect(deviceToken).not.toMatch(/[/+#]/)
    for (const token of [deviceToken, extra.deviceToken]) {
      expect(principalOf(await enter(thingscaleId, token))).toMatchObject({
        kind: 'account',
        key: `account:${tenant.id}`,
        name: thingscaleId,
        dialect: 'thingscale',
        credentialKind: 'device-token',
        rule: 'account id and device token',
        tenantId: tenant.id,
        companyId: company.id,
        companyName: company.name,
      })
    }
  })

  it('is out when a new token takes the place of the old ones', async () => {
    const { tenant } = await makePlant(world.admin, 'capture')
    const { thingscaleId, deviceToken } = await issueDeviceToken(world.admin, { id: tenant.id })
    const principal = principalOf(await enter(thingscaleId, deviceToken))
    expect(await recheck(deps, principal)).toEqual(principal)
    await updateTenant(world.admin, { id: tenant.id, status: 'suspended' })
    expect(await recheck(deps, principal)).toMatchObject({ code: 'tenant-suspended' })
    await updateTenant(world.admin, { id: tenant.id, status: 'active' })
    await issueDeviceToken(world.admin, { id: tenant.id })
    expect(await recheck(deps, principal)).toMatchObject({ code: 'credential-revoked' })
    expect(codeOf(await enter(thingscaleId, deviceToken))).toBe('wrong-secret')
  })

  it('with a wrong token is filed under its tenant, without the token', async () => {
    const { company, tenant } = await makePlant(world.admin, 'capture')
    const { thingscaleId, deviceToken } = await issueDeviceToken(world.admin, { id: tenant.id })
    const result = await enter(thingscaleId, `${deviceToken}\n`)
    expect(result).toMatchObject({
      claimedTenant: { tenantId: tenant.id, companyId: company.id },
      claimedName: thingscaleId,
      rejection: { code: 'wrong-secret' },
    })
    expect(JSON.stringify(result)).toContain('a line break')
    expect(JSON.stringify(result)).not.toContain(deviceToken)
  })

  it('does not shut out a user who happens to have its name', async () => {
    const { company, tenant } = await makePlant(world.admin, 'capture')
    const { thingscaleId, deviceToken } = await issueDeviceToken(world.admin, { id: tenant.id })
    await makeUser(world.admin, company.id, 'viewer', undefined, thingscaleId)
    expect(principalOf(await enter(thingscaleId, PASSWORD))).toMatchObject({ kind: 'user' })
    expect(principalOf(await enter(thingscaleId, deviceToken))).toMatchObject({ kind: 'account' })
  })
})

describe('a Connio device', () => {
  it('enters with its key id and the secret of the key', async () => {
    const { device } = await makePlant(world.admin, 'connio')
    const { kind, username, password } = device.credential
    expect({ kind, username, password }).toMatchObject({
      kind: 'key',
      username: expect.stringMatching(/^key-[a-z2-7]{10}$/),
      password: expect.stringMatching(/^sbx_key_[\w-]{43}$/),
    })
    expect(principalOf(await enter(username, password))).toMatchObject({
      kind: 'device',
      dialect: 'connio',
      deviceId: device.id,
      credentialKind: 'key',
      rule: 'key id and secret',
    })
  })

  it('with a wrong secret is filed under the device', async () => {
    const { device } = await makePlant(world.admin, 'connio')
    const second = await createCredential(world.admin, { id: device.id, kind: 'key' })
    const result = await enter(device.credential.username, second.password)
    expect(result).toMatchObject({ claimed: { deviceId: device.id }, rejection: { code: 'wrong-secret' } })
    expect(JSON.stringify(result)).toContain('another credential')
  })
})
