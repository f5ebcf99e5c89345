import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCredential } from '@/lib/services/credentials/create-credential'
import { listCredentials } from '@/lib/services/credentials/list-credentials'
import { createDevice } from '@/lib/services/devices/create-device'
import { updateDevice } from '@/lib/services/devices/update-device'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { codeOf, type EnterClaim, enter as enterWith, principalOf } from '@/testing/login'
import { makePlant, makeTenant, makeUser, PASSWORD } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import type { AccessDeps } from './access-deps'

let world: TestServices
let deps: AccessDeps
beforeAll(async () => {
  world = await startTestServices()
  deps = world.services.access
})
afterAll(() => world.stop())

const enter = (...claim: EnterClaim) => enterWith(deps, ...claim)

describe('a Drogue device', () => {
  it('enters with <device>@<application> and the password of any of its credentials', async () => {
    const { tenant, device } = await makePlant(world.admin, 'drogue')
    const second = await createCredential(world.admin, { id: device.id, kind: 'password' })
    const username = `${device.externalId}@${tenant.application}`
    expect(device.credential.username).toBe(username)
    for (const { password } of [device.credential, second]) {
      expect(principalOf(await enter(username, password))).toMatchObject({
        kind: 'device',
        dialect: 'drogue',
        deviceId: device.id,
        rule: '<device>@<application> as user name',
      })
    }
  })

  it('is split at the first @ and percent-decoded', async () => {
    const { tenant } = await makePlant(world.admin, 'drogue')
    const { id, credentials } = await createDevice(world.admin, {
      tenantId: tenant.id,
      name: 'Odd',
      dialect: 'drogue',
      externalId: 'a b@c',
    })
    const [credential] = credentials
    expect(credential?.username).toBe(`a%20b%40c@${tenant.application}`)
    const result = await enter(credential?.username, credential?.password)
    expect(principalOf(result)).toMatchObject({ deviceId: id })
    expect(codeOf(await enter(`%zz@${tenant.application}`, credential?.password))).toBe('unknown-name')
  })

  it('enters with that as client id, and its id, its name or its UUID as user name', async () => {
    const { tenant, device } = await makePlant(world.admin, 'drogue')
    const clientId = `${device.externalId}@${tenant.application}`
    const { password } = device.credential
    for (const username of [device.externalId, device.name, device.id.toUpperCase()]) {
      expect(principalOf(await enter(username, password, { clientId }))).toMatchObject({
        deviceId: device.id,
        rule: '<device>@<application> as client id',
      })
    }
    expect(codeOf(await enter('somebody.else', password, { clientId }))).toBe('unknown-name')
    expect(codeOf(await enter(device.externalId, password))).toBe('unknown-name')
  })

  it('keeps its way in under the name of its row, which its application does not change', async () => {
    const { tenant, device } = await makePlant(world.admin, 'drogue')
    const row = await world.services.db.prisma.credential.findFirstOrThrow({ where: { deviceId: device.id } })
    const application = `${tenant.application}-new`
    await updateTenant(world.admin, { id: tenant.id, application })
    expect(principalOf(await enter(row.name ?? '', device.credential.password))).toMatchObject({
      rule: 'device user name and password',
    })
    expect(codeOf(await enter(device.credential.username, device.credential.password))).toBe('unknown-name')
    const { items } = await listCredentials(world.admin, { id: device.id })
    expect(items[0]?.username).toBe(`${device.externalId}@${application}`)
    expect(codeOf(await enter(items[0]?.username ?? '', device.credential.password))).toBe('ok')
  })

  it('with a wrong password is filed under the device, and with a right one hears of its state', async () => {
    const { device } = await makePlant(world.admin, 'drogue')
    const { username, password } = device.credential
    const wrong = await enter(username, password.slice(0, 30))
    expect(wrong).toMatchObject({ claimed: { deviceId: device.id }, rejection: { code: 'wrong-secret' } })
    expect(JSON.stringify(wrong)).toContain('30 characters, ours have 51')
    await updateDevice(world.admin, { id: device.id, status: 'disabled' })
    expect(codeOf(await enter(username, password))).toBe('device-disabled')
    expect(codeOf(await enter(username, 'wrong'))).toBe('wrong-secret')
  })

  it('is not found in an application of another tenant, nor where it speaks another dialect', async () => {
    const { company, device } = await makePlant(world.admin, 'drogue')
    const other = await makeTenant(world.admin, company.id)
    const { username, password } = device.credential
    const [name] = username.split('@')
    expect(codeOf(await enter(`${name}@${other.application}`, password))).toBe('unknown-name')
    const capture = await makePlant(world.admin, 'capture')
    const asDrogue = `${capture.device.externalId}@${capture.tenant.application}`
    expect(await enter(asDrogue, capture.device.credential.password)).toMatchObject({
      claimed: { deviceId: capture.device.id },
      rejection: { mend: { sentence: expect.stringContaining('another dialect') } },
    })
  })

  it('does not stand in the way of a user whose name holds an @', async () => {
    const { company, tenant } = await makePlant(world.admin, 'drogue')
    const user = await makeUser(world.admin, company.id, 'viewer', undefined, `ann@${tenant.application}`)
    expect(principalOf(await enter(user.username, PASSWORD))).toMatchObject({ kind: 'user' })
  })
})
