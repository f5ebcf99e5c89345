/** Every kind of credential beyond a device's own: what ends it ends the live session within 2 s. */
import { once } from 'node:events'
import { createConnection } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mintJwt } from '@/lib/access/jwt'
import { createCredential } from '@/lib/services/credentials/create-credential'
import { deleteCredential } from '@/lib/services/credentials/delete-credential'
import { issueDeviceToken } from '@/lib/services/tenants/issue-device-token'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { createApiKey } from '@/lib/services/users/create-api-key'
import { createUserCredential } from '@/lib/services/users/create-user-credential'
import { deleteUserCredential } from '@/lib/services/users/delete-user-credential'
import { updateUser } from '@/lib/services/users/update-user'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { expectCut } from '@/testing/expect-cut'
import { type ConnectOptions, closed, collect, connect, refusedCode } from '@/testing/mqtt'
import { makePlant, makeUser } from '@/testing/provision'

const WITHIN_MS = 2_000

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const expectCutOf = (credential: Omit<ConnectOptions, 'port'>, revoke: () => Promise<unknown>) =>
  expectCut({ port: broker.mqttPort, ...credential }, revoke)

async function makeUserIn(role: 'viewer' | 'engineer' = 'engineer') {
  const plant = await makePlant(broker.admin, 'sensocan')
  return { ...plant, user: await makeUser(broker.admin, plant.company.id, role) }
}

describe('a live connection is cut within 2 s, and the next refused, when', () => {
  it('the device token of its ThingScale account is replaced', async () => {
    const { tenant, device } = await makePlant(broker.admin, 'thingscale')
    await expectCutOf({ ...device.credential, clientId: 'a' }, () =>
      issueDeviceToken(broker.admin, { id: tenant.id }),
    )
  })

  it('the tenant of its ThingScale account is suspended', async () => {
    const { tenant, device } = await makePlant(broker.admin, 'thingscale')
    await expectCutOf({ ...device.credential, clientId: 'a' }, () =>
      updateTenant(broker.admin, { id: tenant.id, status: 'suspended' }),
    )
  })

  it.each(['connio', 'plain', 'drogue'] as const)(
    'the credential of a %s device is deleted',
    async (dialect) => {
      const { device } = await makePlant(broker.admin, dialect)
      await expectCutOf({ ...device.credential, clientId: device.externalId }, () =>
        deleteCredential(broker.admin, { id: device.id, credentialId: device.credential.id }),
      )
    },
  )

  it('the plain credential of a device of another dialect is deleted', async () => {
    const { device } = await makePlant(broker.admin, 'capture')
    const credential = await createCredential(broker.admin, { id: device.id, kind: 'plain' })
    await expectCutOf(credential, () =>
      deleteCredential(broker.admin, { id: device.id, credentialId: credential.id }),
    )
  })

  it('an API key is deleted', async () => {
    const { user } = await makeUserIn()
    const key = await createApiKey(broker.admin, { id: user.id })
    await expectCutOf({ username: key.username, password: key.password }, () =>
      deleteUserCredential(broker.admin, { id: user.id, credentialId: key.id }),
    )
  })

  it('a plain credential of a user is deleted, or its user suspended', async () => {
    const { user, tenant } = await makeUserIn()
    const make = () => createUserCredential(broker.admin, { id: user.id, kind: 'plain', tenantId: tenant.id })
    const one = await make()
    await expectCutOf({ username: one.username, password: one.password }, () =>
      deleteUserCredential(broker.admin, { id: user.id, credentialId: one.id }),
    )
    const two = await make()
    await expectCutOf({ username: two.username, password: two.password }, () =>
      updateUser(broker.admin, { id: user.id, status: 'suspended' }),
    )
  })

  it('the last application is closed to anonymous readers', async () => {
    const { tenant } = await makePlant(broker.admin, 'sensocan')
    await updateTenant(broker.admin, { id: tenant.id, settings: { anonymousRead: true } })
    await expectCutOf({}, () =>
      updateTenant(broker.admin, { id: tenant.id, settings: { anonymousRead: false } }),
    )
  })
})

describe('a lone JWT', () => {
  const EXPIRES_IN_MS = 3_000
  const TWO_HOURS_MS = 2 * 3600_000

  async function makeJwt() {
    const { user, tenant } = await makeUserIn('viewer')
    const minted = await mintJwt(
      broker.services.access.keys.jwtKey,
      { id: user.id, username: user.username, epoch: 0 },
      Date.now() - TWO_HOURS_MS + EXPIRES_IN_MS,
    )
    return { ...minted, tenant }
  }

  it('as user name, on 3.1.1, ends its session when it expires', async () => {
    const { token, expiresAtMs, tenant } = await makeJwt()
    const live = await connect({ port: broker.mqttPort, username: token })
    const { granted } = await collect(live, `app/${tenant.application}`)
    expect(granted.map(({ qos }) => qos)).toEqual([0])
    await closed(live)
    expect(Math.abs(Date.now() - expiresAtMs)).toBeLessThan(WITHIN_MS)
    expect(await refusedCode({ port: broker.mqttPort, username: token })).toBe(5)
  })

  it('as password, on 5, ends its session when it expires', async () => {
    const { token, expiresAtMs } = await makeJwt()
    const socket = createConnection(broker.mqttPort, '127.0.0.1')
    socket.write(connectByPassword(token))
    const [connack] = await once(socket, 'data')
    expect([...connack.subarray(0, 1), connack[3]]).toEqual([0x20, 0])
    socket.resume()
    await once(socket, 'close')
    expect(Math.abs(Date.now() - expiresAtMs)).toBeLessThan(WITHIN_MS)
  })
})

/** CONNECT of MQTT 5 with a password and no user name, which mqtt.js does not write. */
function connectByPassword(password: string): Buffer {
  const text = (value: string) => {
    const bytes = Buffer.from(value)
    return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes])
  }
  const body = Buffer.concat([text('MQTT'), Buffer.from([5, 0x42, 0, 60, 0]), text('lone'), text(password)])
  return Buffer.concat([Buffer.from([0x10, (body.length & 0x7f) | 0x80, body.length >> 7]), body])
}

describe('an application that is renamed', () => {
  it('cuts those who read it under its old name', async () => {
    const { user, tenant } = await makeUserIn()
    const key = await createApiKey(broker.admin, { id: user.id })
    const credential = { username: key.username, password: key.password }
    const live = await connect({ port: broker.mqttPort, ...credential })
    await collect(live, `app/${tenant.application}`)
    const cut = closed(live)
    await updateTenant(broker.admin, { id: tenant.id, application: `${tenant.application}-2` })
    await cut
    const again = await connect({ port: broker.mqttPort, ...credential })
    const { granted } = await collect(again, `app/${tenant.application}-2`)
    expect(granted.map(({ qos }) => qos)).toEqual([0])
    await again.endAsync()
  })
})
