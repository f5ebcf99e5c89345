import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updateCompany } from '@/lib/services/companies/update-company'
import { createCredential } from '@/lib/services/credentials/create-credential'
import { deleteCredential } from '@/lib/services/credentials/delete-credential'
import { updateDevice } from '@/lib/services/devices/update-device'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { codeOf, type EnterClaim, enter as enterWith, principalOf } from '@/testing/login'
import { makePlant } from '@/testing/provision'
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

  it('whose credential was deleted, or that has another name, is filed under the device that its client id names', async () => {
    const { device } = await makePlant(world.admin, 'connio')
    const { username, password, id } = device.credential
    await deleteCredential(world.admin, { id: device.id, credentialId: id })
    for (const [name, secret] of [
      [username, password],
      ['dev-aaaaaaaaaa', 'x'],
      ['boiler', 'x'],
    ] as const) {
      expect(await enter(name, secret, { clientId: device.id, listener: 'wss' })).toMatchObject({
        claimed: { deviceId: device.id },
        claimedName: device.name,
        rejection: {
          code: 'unknown-name',
          mend: {
            sentence: expect.stringMatching(/A Connio device logs in over wss, as over every listener/),
            action: { kind: 'show-credentials', credential: 'key' },
          },
        },
      })
    }
    expect(await enter(undefined, undefined, { clientId: device.id })).toMatchObject({
      claimed: { deviceId: device.id },
      rejection: { code: 'no-credentials', mend: { action: { credential: 'key' } } },
    })
    expect(await enter('boiler', 'x')).not.toHaveProperty('claimed')
  })

  it('with an unknown access token is filed under the device that its client id names', async () => {
    const { device } = await makePlant(world.admin, 'sensocan')
    const result = await enter('sbx_tok_gone', undefined, { clientId: device.id })
    expect(result).toMatchObject({ claimed: { deviceId: device.id }, rejection: { code: 'unknown-name' } })
    expect(JSON.stringify(result)).not.toContain('sbx_tok_gone')
  })
})
