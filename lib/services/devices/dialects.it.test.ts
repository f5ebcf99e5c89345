import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { credentialKindsOf } from '@/lib/core/device-credential-kinds'
import { dialectIds } from '@/lib/core/dialect-id'
import { makeCompany, makePlant, makeTenant } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import { createCredential } from '../credentials/create-credential'
import { listCredentials } from '../credentials/list-credentials'
import { createDevice } from './create-device'
import { deleteDevice } from './delete-device'
import { getDevice } from './get-device'
import { listDevices } from './list-devices'
import { updateDevice } from './update-device'

let world: TestServices
beforeAll(async () => {
  world = await startTestServices()
})
afterAll(() => world.stop())

const makeOneTenant = async () => makeTenant(world.admin, (await makeCompany(world.admin)).id)

describe('the first credential of a device', () => {
  it.each([
    ['capture', ['password']],
    ['drogue', ['password']],
    ['sensocan', ['password']],
    ['thingscale', []],
    ['connio', ['key']],
    ['plain', ['plain']],
  ] as const)('of %s is %j', async (dialect, kinds) => {
    const tenant = await makeOneTenant()
    const { credentials } = await createDevice(world.admin, { tenantId: tenant.id, name: 'One', dialect })
    expect(credentials.map(({ kind }) => kind)).toEqual(kinds)
  })
})

describe('one more credential', () => {
  it.each(dialectIds)('of %s is of the kinds of its dialect, and no other', async (dialect) => {
    const { device } = await makePlant(world.admin, dialect)
    for (const kind of ['password', 'access-token', 'key', 'plain'] as const) {
      const made = createCredential(world.admin, { id: device.id, kind })
      if (credentialKindsOf[dialect].some((one) => one === kind)) {
        expect(await made).toMatchObject({ kind })
      } else {
        await expect(made).rejects.toMatchObject({ code: 'conflict' })
      }
    }
  })

  it('is listed by the end of its secret, without the secret', async () => {
    const { device } = await makePlant(world.admin, 'connio')
    const { username, password } = device.credential
    const { items } = await listCredentials(world.admin, { id: device.id })
    expect(items).toMatchObject([{ kind: 'key', username, lastFour: password.slice(-4) }])
    expect(JSON.stringify(items)).not.toContain(password)
  })

  it('of a ThingScale device points to the device token of its tenant', async () => {
    const { device } = await makePlant(world.admin, 'thingscale')
    await expect(createCredential(world.admin, { id: device.id, kind: 'password' })).rejects.toThrow(
      'device-token',
    )
  })
})

describe('the external id of a device', () => {
  it.each(['capture', 'sensocan', 'connio'] as const)('of %s is its UUID', async (dialect) => {
    const { device } = await makePlant(world.admin, dialect)
    expect(device.externalId).toBe(device.id)
  })

  it.each(['drogue', 'thingscale', 'plain'] as const)(
    'of %s is its name as one level, numbered where the tenant has it',
    async (dialect) => {
      const tenant = await makeOneTenant()
      const make = async (name: string) =>
        (await createDevice(world.admin, { tenantId: tenant.id, name, dialect })).externalId
      expect(await make('Öfen / Halle 3')).toBe('ofen-halle-3')
      expect(await make('Ofen Halle 3')).toBe('ofen-halle-3-2')
      expect(await make('OFEN halle 3')).toBe('ofen-halle-3-3')
      expect(await make('!!!')).toBe('device')
      const made = await Promise.all(['Twin', 'twin', 'TWIN'].map(make))
      expect(made.sort()).toEqual(['twin', 'twin-2', 'twin-3'])
    },
  )

  it.each([
    ['thingscale', 'json'],
    ['thingscale', 'binary'],
    ['thingscale', '0'],
    ['drogue', 'inbox'],
  ] as const)('of %s is not %s, chosen or made', async (dialect, name) => {
    const tenant = await makeOneTenant()
    const input = { tenantId: tenant.id, name, dialect }
    await expect(createDevice(world.admin, { ...input, externalId: name })).rejects.toMatchObject({
      code: 'invalid',
    })
    expect((await createDevice(world.admin, input)).externalId).toBe(`${name}-2`)
  })
})

describe('gateways', () => {
  it('are other Drogue devices of the tenant', async () => {
    const { tenant, device } = await makePlant(world.admin, 'drogue')
    const input = { tenantId: tenant.id, name: 'Proxied', dialect: 'drogue' as const }
    const proxied = await createDevice(world.admin, {
      ...input,
      gateways: [device.externalId, device.externalId],
    })
    expect(proxied.gateways).toEqual([device.externalId])
    const { id } = proxied
    await expect(updateDevice(world.admin, { id, gateways: [proxied.externalId] })).rejects.toThrow('its own')
    await expect(updateDevice(world.admin, { id, gateways: [`${device.externalId}x`] })).rejects.toThrow(
      `the nearest is "${device.externalId}"`,
    )
    const foreign = await makePlant(world.admin, 'drogue')
    await expect(
      updateDevice(world.admin, { id, gateways: [foreign.device.externalId] }),
    ).rejects.toMatchObject({ code: 'invalid' })
    expect(await updateDevice(world.admin, { id, gateways: [] })).toMatchObject({ gateways: [] })
  })

  it('are of Drogue devices alone', async () => {
    const { tenant, device } = await makePlant(world.admin, 'drogue')
    const input = { tenantId: tenant.id, name: 'Other', dialect: 'plain' as const }
    await expect(createDevice(world.admin, { ...input, gateways: [device.externalId] })).rejects.toThrow(
      'Only Drogue',
    )
  })

  it('are forgotten with their device, so that no later one of the same id speaks for others', async () => {
    const { tenant, device } = await makePlant(world.admin, 'drogue')
    const { id } = await createDevice(world.admin, {
      tenantId: tenant.id,
      name: 'Proxied',
      dialect: 'drogue',
      gateways: [device.externalId],
    })
    await deleteDevice(world.admin, { id: device.id })
    expect(await getDevice(world.admin, { id })).toMatchObject({ gateways: [] })
  })
})

it('a device that registered itself is found as new until somebody has looked at it', async () => {
  const { company, device } = await makePlant(world.admin, 'thingscale')
  expect(device.isNew).toBe(false)
  await world.services.db.prisma.device.update({ where: { id: device.id }, data: { isNew: true } })
  const newOnes = async () =>
    (await listDevices(world.admin, { companyId: company.id, isNew: true, limit: 9 })).items.map(
      ({ id }) => id,
    )
  expect(await newOnes()).toEqual([device.id])
  expect(await updateDevice(world.admin, { id: device.id, isNew: false })).toMatchObject({ isNew: false })
  expect(await newOnes()).toEqual([])
})
