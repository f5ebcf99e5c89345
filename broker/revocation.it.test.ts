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
import { type Credential, connectInEachWay, expectCut, type Published } from '@/testing/expect-cut'
import { closed, connect, refusedCode } from '@/testing/mqtt'
import { ownMessage } from '@/testing/own-message'
import { makePlant, makeUser, PASSWORD } from '@/testing/provision'

const WITHIN_MS = 2_000

let broker: TestBroker
type Plant = Awaited<ReturnType<typeof makePlant>>
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const expectCutOf = (credential: Credential, revoke: () => Promise<unknown>, published?: Published) =>
  expectCut(broker, credential, revoke, published)

describe('A11 a live connection, over TCP and WebSocket, idle and publishing, is cut within 2 s, and the next refused, when', () => {
  const devices: readonly (readonly [what: string, revoke: (plant: Plant) => Promise<unknown>])[] = [
    ['disabled', ({ device: { id } }) => updateDevice(broker.admin, { id, status: 'disabled' })],
    ['suspended', ({ device: { id } }) => updateDevice(broker.admin, { id, status: 'suspended' })],
    ['deleted', ({ device: { id } }) => deleteDevice(broker.admin, { id })],
    [
      'of a tenant suspended',
      ({ tenant: { id } }) => updateTenant(broker.admin, { id, status: 'suspended' }),
    ],
    [
      'of a company suspended',
      ({ company: { id } }) => updateCompany(broker.admin, { id, status: 'suspended' }),
    ],
  ]
  it.each(devices)('its device is %s', async (_what, revoke) => {
    const plant = await makePlant(broker.admin, 'sensocan', ['temp'])
    await expectCutOf(plant.device.credential, () => revoke(plant), ownMessage(plant))
  })

  it('its credential is deleted', async () => {
    const plant = await makePlant(broker.admin, 'capture')
    const { id, credential } = plant.device
    await expectCutOf(
      credential,
      () => deleteCredential(broker.admin, { id, credentialId: credential.id }),
      ownMessage(plant),
    )
  })

  /** A user of a company, or a token, with a source that it may send commands to. */
  async function makeCommander() {
    const { company, device } = await makePlant(broker.admin, 'capture')
    const command: Published = [`v1/sources/${device.externalId}/cmd/writedata`, '{"Topic":"a/b","Data":1}']
    return { company, command }
  }

  const users: readonly (readonly [what: string, revoke: (id: string) => Promise<unknown>])[] = [
    ['suspended', (id) => updateUser(broker.admin, { id, status: 'suspended' })],
    ['given a new password', (id) => updateUser(broker.admin, { id, password: 'another long password' })],
    ['deleted', (id) => deleteUser(broker.admin, { id })],
  ]
  it.each(users)('its user is %s, signed in by password or by JWT', async (_what, revoke) => {
    const { company, command } = await makeCommander()
    const user = await makeUser(broker.admin, company.id, 'engineer')
    const { token } = await createToken(broker.admin, { username: user.username, password: PASSWORD })
    const byJwt = await connectInEachWay(
      broker,
      { username: user.username, password: token, clientId: 'jwt' },
      command,
    )
    const cut = Promise.all(byJwt.map(closed))
    await expectCutOf({ username: user.username, password: PASSWORD }, () => revoke(user.id), command)
    await cut
    expect(await refusedCode({ port: broker.mqttPort, username: user.username, password: token })).toBe(5)
  })

  it('its API token is revoked', async () => {
    const { company, command } = await makeCommander()
    const scopes = ['read:telemetry' as const, 'send:commands' as const]
    const token = await createApiToken(broker.admin, { companyId: company.id, name: 't', scopes })
    await expectCutOf(
      { username: token.id, password: token.value },
      () => deleteApiToken(broker.admin, { id: token.id }),
      command,
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

  it('A12 is heard without NOTIFY too, by the look each second', async () => {
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

  it('A12 is found though its notice is gone unread', async () => {
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
