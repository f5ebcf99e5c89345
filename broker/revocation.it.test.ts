import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiToken } from '@/lib/services/api-tokens/create-api-token'
import { deleteApiToken } from '@/lib/services/api-tokens/delete-api-token'
import { updateCompany } from '@/lib/services/companies/update-company'
import { deleteCredential } from '@/lib/services/credentials/delete-credential'
import { deleteDevice } from '@/lib/services/devices/delete-device'
import { updateDevice } from '@/lib/services/devices/update-device'
import { createToken } from '@/lib/services/session/create-token'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { deleteUser } from '@/lib/services/users/delete-user'
import { updateUser } from '@/lib/services/users/update-user'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { expectCut } from '@/testing/expect-cut'
import { type ConnectOptions, closed, connect, refusedCode } from '@/testing/mqtt'
import { makePlant, makeUser, PASSWORD } from '@/testing/provision'

const WITHIN_MS = 2_000

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const expectCutOf = (credential: Omit<ConnectOptions, 'port'>, revoke: () => Promise<unknown>) =>
  expectCut({ port: broker.mqttPort, ...credential }, revoke)

describe('a live connection is cut within 2 s, and the next refused, when', () => {
  it.each(['disabled', 'suspended'] as const)('its device is %s', async (status) => {
    const { device } = await makePlant(broker.admin, 'sensocan')
    await expectCutOf(device.credential, () => updateDevice(broker.admin, { id: device.id, status }))
  })

  it('its device is deleted', async () => {
    const { device } = await makePlant(broker.admin, 'capture')
    await expectCutOf(device.credential, () => deleteDevice(broker.admin, { id: device.id }))
  })

  it('its credential is deleted', async () => {
    const { device } = await makePlant(broker.admin, 'capture')
    await expectCutOf(device.credential, () =>
      deleteCredential(broker.admin, { id: device.id, credentialId: device.credential.id }),
    )
  })

  it('its tenant is suspended', async () => {
    const { tenant, device } = await makePlant(broker.admin, 'sensocan')
    await expectCutOf(device.credential, () =>
      updateTenant(broker.admin, { id: tenant.id, status: 'suspended' }),
    )
  })

  it('its company is suspended', async () => {
    const { company, device } = await makePlant(broker.admin, 'sensocan')
    await expectCutOf(device.credential, () =>
      updateCompany(broker.admin, { id: company.id, status: 'suspended' }),
    )
  })

  it.each([
    ['suspended', (id: string) => updateUser(broker.admin, { id, status: 'suspended' })],
    [
      'given a new password',
      (id: string) => updateUser(broker.admin, { id, password: 'another long password' }),
    ],
    ['deleted', (id: string) => deleteUser(broker.admin, { id })],
  ] as const)('its user is %s, signed in by password or by JWT', async (_what, revoke) => {
    const { company } = await makePlant(broker.admin, 'capture')
    const user = await makeUser(broker.admin, company.id, 'engineer')
    const { token } = await createToken(broker.admin, { username: user.username, password: PASSWORD })
    const byJwt = await connect({ port: broker.mqttPort, username: user.username, password: token })
    const cut = closed(byJwt)
    await expectCutOf({ username: user.username, password: PASSWORD }, () => revoke(user.id))
    await cut
    expect(await refusedCode({ port: broker.mqttPort, username: user.username, password: token })).toBe(5)
  })

  it('its API token is revoked', async () => {
    const { company } = await makePlant(broker.admin, 'capture')
    const token = await createApiToken(broker.admin, {
      companyId: company.id,
      name: 't',
      scopes: ['read:telemetry'],
    })
    await expectCutOf({ username: token.id, password: token.value }, () =>
      deleteApiToken(broker.admin, { id: token.id }),
    )
  })
})

describe('a change that takes nothing away', () => {
  it('reaches the live session: a new sensor is accepted without a reconnect', async () => {
    const { createSensor } = await import('@/lib/services/sensors/create-sensor')
    const { tenant, device } = await makePlant(broker.admin, 'sensocan')
    const client = await connect({ port: broker.mqttPort, ...device.credential })
    const topic = `tenant/${tenant.id}/device/${device.id}/sensor/new_one`
    const count = async () => {
      await client.publishAsync(topic, '{"value":1}', { qos: 1 })
      return (
        await broker.pool.query('SELECT FROM readings JOIN sensors USING (series) WHERE device_id = $1', [
          device.id,
        ])
      ).rowCount
    }
    expect(await count()).toBe(0)
    await createSensor(broker.admin, { id: device.id, slug: 'new_one' })
    await expect.poll(count, { timeout: WITHIN_MS }).toBeGreaterThan(0)
    expect(client.connected).toBe(true)
    await client.endAsync()
  })

  it('is heard without NOTIFY too, by the look each second', async () => {
    const { device } = await makePlant(broker.admin, 'sensocan')
    await expectCutOf(device.credential, () =>
      broker.pool.query(
        `WITH gone AS (UPDATE devices SET status = 'disabled' WHERE id = $1),
              head AS (UPDATE change_head SET version = version + 1 RETURNING version)
         INSERT INTO changes (version, notice) SELECT version, jsonb_build_object('subject', 'device', 'id', $1::text, 'deviceId', $1::text) FROM head`,
        [device.id],
      ),
    )
  })

  it('is found though its notice is gone unread', async () => {
    const { device } = await makePlant(broker.admin, 'sensocan')
    await expectCutOf(device.credential, () =>
      broker.pool.query(
        `WITH gone AS (UPDATE devices SET status = 'disabled' WHERE id = $1),
              head AS (UPDATE change_head SET version = version + 2 RETURNING version)
         INSERT INTO changes (version, notice) SELECT version, '{"subject":"tenant","id":"0","tenantId":0}' FROM head`,
        [device.id],
      ),
    )
  })
})
