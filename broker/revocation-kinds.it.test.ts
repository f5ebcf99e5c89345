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
import {
  type Credential,
  connectInEachWay,
  expectCut,
  expectOneCut,
  expectWithin2s,
  over,
  type Published,
  ways,
} from '@/testing/expect-cut'
import { closed, collect, connect, refusedCode } from '@/testing/mqtt'
import { ownMessage } from '@/testing/own-message'
import { makePlant, makeUser } from '@/testing/provision'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const expectCutOf = (credential: Credential, revoke: () => Promise<unknown>, published?: Published) =>
  expectCut(broker, credential, revoke, published)

/** Whom it is for is not looked at before it is taken. */
const command: Published = ['v1/sources/nobody/cmd/writedata', '{"Topic":"a/b","Data":1}']

async function makeUserIn(role: 'viewer' | 'engineer' = 'engineer') {
  const plant = await makePlant(broker.admin, 'sensocan')
  return { ...plant, user: await makeUser(broker.admin, plant.company.id, role) }
}

describe('A11 a live connection, over TCP and WebSocket, idle and publishing, is cut within 2 s, and the next refused, when', () => {
  const accounts: readonly (readonly [what: string, revoke: (tenantId: number) => Promise<unknown>])[] = [
    ['device token of its ThingScale account is replaced', (id) => issueDeviceToken(broker.admin, { id })],
    [
      'tenant of its ThingScale account is suspended',
      (id) => updateTenant(broker.admin, { id, status: 'suspended' }),
    ],
  ]
  it.each(accounts)('the %s', async (_what, revoke) => {
    const plant = await makePlant(broker.admin, 'thingscale')
    const { tenant, device } = plant
    await expectCutOf({ ...device.credential, clientId: 'a' }, () => revoke(tenant.id), ownMessage(plant))
  })

  it.each(['plain', 'drogue'] as const)('the credential of a %s device is deleted', async (dialect) => {
    const plant = await makePlant(broker.admin, dialect)
    const { id, credential } = plant.device
    const revoke = () => deleteCredential(broker.admin, { id, credentialId: credential.id })
    await expectCutOf(credential, revoke, ownMessage(plant))
  })

  // Connio's client id is the device's: it has one connection at a time.
  it.each(ways)(
    'the credential of a Connio device is deleted, over $protocol, publishing $isPublishing',
    async (way) => {
      const plant = await makePlant(broker.admin, 'connio')
      const { id, externalId, credential } = plant.device
      const revoke = () => deleteCredential(broker.admin, { id, credentialId: credential.id })
      await expectOneCut(way, broker, { ...credential, clientId: externalId }, revoke, ownMessage(plant))
    },
  )

  it('the plain credential of a device of another dialect is deleted', async () => {
    const { device } = await makePlant(broker.admin, 'capture')
    const credential = await createCredential(broker.admin, { id: device.id, kind: 'plain' })
    const revoke = () => deleteCredential(broker.admin, { id: device.id, credentialId: credential.id })
    await expectCutOf(credential, revoke, ['line/temp', '1'])
  })

  it('an access token is deleted', async () => {
    const plant = await makePlant(broker.admin, 'sensocan')
    const { id } = plant.device
    const { username, ...token } = await createCredential(broker.admin, { id, kind: 'access-token' })
    const revoke = () => deleteCredential(broker.admin, { id, credentialId: token.id })
    await expectCutOf({ username, clientId: 'lone' }, revoke, ownMessage(plant))
  })

  it('an API key is deleted', async () => {
    const { user } = await makeUserIn()
    const { id, username, password } = await createApiKey(broker.admin, { id: user.id })
    const revoke = () => deleteUserCredential(broker.admin, { id: user.id, credentialId: id })
    await expectCutOf({ username, password }, revoke, command)
  })

  const ends: readonly (readonly [
    what: string,
    revoke: (id: string, credentialId: string) => Promise<unknown>,
  ])[] = [
    ['deleted', (id, credentialId) => deleteUserCredential(broker.admin, { id, credentialId })],
    ['of a user suspended', (id) => updateUser(broker.admin, { id, status: 'suspended' })],
  ]
  it.each(ends)('a plain credential of a user is %s', async (_what, revoke) => {
    const { user, tenant } = await makeUserIn()
    const made = await createUserCredential(broker.admin, { id: user.id, kind: 'plain', tenantId: tenant.id })
    const { id, username, password } = made
    await expectCutOf({ username, password }, () => revoke(user.id, id), ['line/temp', '1'])
  })

  it('the last application is closed to anonymous readers', async () => {
    const { tenant } = await makePlant(broker.admin, 'sensocan')
    await updateTenant(broker.admin, { id: tenant.id, settings: { anonymousRead: true } })
    await expectCutOf({}, () =>
      updateTenant(broker.admin, { id: tenant.id, settings: { anonymousRead: false } }),
    )
  })
})

it('A11 a JWT that expires ends its sessions, over TCP and WebSocket, idle and publishing, on 3.1.1 and on 5', async () => {
  const { user, tenant } = await makeUserIn()
  const jwtFor = (milliseconds: number) =>
    mintJwt(
      broker.services.access.keys.jwtKey,
      { id: user.id, username: user.username, epoch: 0 },
      Date.now() - TWO_HOURS_MS + milliseconds,
    )
  const enter = async (token: string) => {
    const clients = await connectInEachWay(broker, { username: token }, command)
    const { granted } = await collect(clients[0] ?? never(), `app/${tenant.application}`)
    expect(granted.map(({ qos }) => qos)).toEqual([0])
    const socket = createConnection(broker.mqttPort, '127.0.0.1')
    socket.write(connectByPassword(token))
    const [connack] = await once(socket, 'data')
    expect([...connack.subarray(0, 1), connack[3]]).toEqual([0x20, 0])
    socket.resume()
    return { cut: Promise.all([...clients.map(closed), once(socket, 'close')]) }
  }
  for (const lastsMs of LASTS_MS) {
    const { token, expiresAtMs } = await jwtFor(lastsMs)
    const entered = await enter(token).catch(() => undefined)
    // On a busy machine it may be over before all are in.
    if (!entered) continue
    await new Promise((expired) => setTimeout(expired, expiresAtMs - Date.now()))
    await expectWithin2s(entered.cut)
    for (const protocol of ['mqtt', 'ws'] as const)
      expect(await refusedCode({ ...over(broker, protocol), username: token })).toBe(5)
    return
  }
  expect.unreachable('nobody got in before the JWT was over')
}, 180_000)

const LASTS_MS = [5_000, 20_000, 60_000]
const TWO_HOURS_MS = 2 * 3600_000
const never = (): never => {
  throw new Error('nobody is connected')
}

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
