/** What a revocation takes besides the connection: what waits for it, what a lesser role no longer has, and who comes in just then. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updateCompany } from '@/lib/services/companies/update-company'
import { deleteCredential } from '@/lib/services/credentials/delete-credential'
import { deleteDevice } from '@/lib/services/devices/delete-device'
import { updateDevice } from '@/lib/services/devices/update-device'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { updateUser } from '@/lib/services/users/update-user'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { connectInEachWay, expectWithin2s, type Published } from '@/testing/expect-cut'
import { closed, collect, connect } from '@/testing/mqtt'
import { durable, endAll, makePlainTenant, type PlainTenant } from '@/testing/plain'
import { makeBackEnd, makeDevice, makePlant, makeTenant } from '@/testing/provision'
import { rawConnect } from '@/testing/raw-client'

const QUEUED = 50
const IN_FLIGHT_MAX = 10

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const ends: readonly (readonly [what: string, revoke: (plant: PlainTenant) => Promise<unknown>])[] = [
  ['device is disabled', ({ device: { id } }) => updateDevice(broker.admin, { id, status: 'disabled' })],
  ['device is suspended', ({ device: { id } }) => updateDevice(broker.admin, { id, status: 'suspended' })],
  ['device is deleted', ({ device: { id } }) => deleteDevice(broker.admin, { id })],
  [
    'credential is deleted',
    ({ device: { id, credential } }) => deleteCredential(broker.admin, { id, credentialId: credential.id }),
  ],
  ['tenant is suspended', ({ tenantId: id }) => updateTenant(broker.admin, { id, status: 'suspended' })],
  ['company is suspended', ({ companyId: id }) => updateCompany(broker.admin, { id, status: 'suspended' })],
]

describe('A11 what is queued', () => {
  it.each(ends)('for a client whose %s stays unread', async (_what, revoke) => {
    const plant = await makePlainTenant(broker.admin)
    const session = { port: broker.mqttPort, ...plant.asDevice, ...durable(4, 'away') }
    const before = await connect(session)
    await before.subscribeAsync('line', { qos: 1 })
    await before.endAsync()
    const writer = await connect({ port: broker.mqttPort, ...plant.asOther })
    await writer.publishAsync('line', 'unread', { qos: 1 })
    await revoke(plant)
    const password = Buffer.from(plant.asDevice.password)
    const { client, connack } = await rawConnect(broker.mqttPort, 4, {
      ...plant.asDevice,
      password,
      clientId: 'away',
      clean: false,
    })
    expect(connack.returnCode).toBe(5)
    expect(await client.untilClosed()).toEqual([])
    writer.end(true)
  })

  it('for a client that is connected and acknowledges nothing is not sent when it is cut', async () => {
    const plant = await makePlainTenant(broker.admin)
    const password = Buffer.from(plant.asDevice.password)
    const { client } = await rawConnect(broker.mqttPort, 5, {
      ...plant.asDevice,
      password,
      clientId: 'slow',
      properties: { receiveMaximum: IN_FLIGHT_MAX },
    })
    await client.subscribe('line', 1)
    const writer = await connect({ port: broker.mqttPort, ...plant.asOther })
    for (let index = 0; index < QUEUED; index++) await writer.publishAsync('line', `${index}`, { qos: 1 })
    await updateDevice(broker.admin, { id: plant.device.id, status: 'disabled' })
    const come = (await client.untilClosed()).filter(({ cmd }) => cmd === 'publish')
    expect(come.length).toBeLessThanOrEqual(IN_FLIGHT_MAX)
    await endAll(writer)
  })
})

describe('A11 a role that is lowered', () => {
  it('takes the commands within 2 s, and leaves the telemetry', async () => {
    const { company, tenant, device } = await makePlant(broker.admin, 'capture')
    const { user, login } = await makeBackEnd(broker.admin, company.id)
    const command: Published = [`v1/sources/${device.externalId}/cmd/writedata`, '{"Topic":"a/b","Data":1}']
    const [idle, publishing, idleWs, publishingWs] = await connectInEachWay(broker, login, command)
    if (!idle || !publishing || !idleWs || !publishingWs) throw new Error('four clients are connected')
    const inboxes = [
      await collect(idle, `v1/raw/${company.name}/#`),
      await collect(idleWs, `v1/raw/${company.name}/#`),
    ]
    const cut = Promise.all([closed(publishing), closed(publishingWs)])
    await updateUser(broker.admin, {
      id: user.id,
      membership: { companyId: company.id, role: 'viewer', tenantIds: null },
    })
    await expectWithin2s(cut)
    const sensor = await makeDevice(broker.admin, tenant.id, 'sensocan', ['t'])
    const writer = await connect({ port: broker.mqttPort, ...sensor.credential })
    await writer.publishAsync(`tenant/${tenant.id}/device/${sensor.id}/sensor/t`, '{"value":1}', { qos: 1 })
    for (const inbox of inboxes) expect((await inbox.next()).topic).toContain(sensor.id)
    const again = await connect({ port: broker.mqttPort, ...login })
    again.publish(...command, { qos: 1 }, () => undefined)
    await closed(again)
    await endAll(idle, idleWs, writer)
  })

  it('to one tenant takes what the others send within 2 s', async () => {
    const { company, tenant: here, device: shown } = await makePlant(broker.admin, 'sensocan', ['t'])
    const there = await makeTenant(broker.admin, company.id)
    const hidden = await makeDevice(broker.admin, there.id, 'sensocan', ['t'])
    const { user, login } = await makeBackEnd(broker.admin, company.id)
    const reader = await connect({ port: broker.mqttPort, ...login })
    const raw = await collect(reader, `v1/raw/${company.name}/#`)
    const senders = [
      {
        client: await connect({ port: broker.mqttPort, ...hidden.credential }),
        tenant: there,
        device: hidden,
      },
      { client: await connect({ port: broker.mqttPort, ...shown.credential }), tenant: here, device: shown },
    ]
    /** Whose readings come: what the hidden one sent comes first, where it comes. */
    const seen = async () => {
      for (const { client, tenant, device } of senders)
        await client.publishAsync(`tenant/${tenant.id}/device/${device.id}/sensor/t`, '{"value":1}', {
          qos: 1,
        })
      const come: string[] = []
      do come.push((await raw.next()).topic.split('/')[3] ?? '')
      while (come.at(-1) !== shown.id)
      return come
    }
    const untilSeen = async (expected: readonly string[]) => {
      while ((await seen()).join() !== expected.join());
    }
    expect(await seen()).toEqual([hidden.id, shown.id])
    const membership = { companyId: company.id, role: 'viewer' as const, tenantIds: [here.id] }
    await updateUser(broker.admin, { id: user.id, membership })
    await expectWithin2s(untilSeen([shown.id]))
    await endAll(reader, ...senders.map(({ client }) => client))
  })
})

describe('A13 a revocation that races with CONNECT, 1,000 times', () => {
  const ROUNDS = 20
  const AT_ONCE = 50

  it('leaves nobody connected', { timeout: 300_000 }, async () => {
    const { company, tenant, device } = await makePlant(broker.admin, 'plain')
    const states = [
      (status: 'active' | 'suspended') =>
        updateDevice(broker.admin, { id: device.id, status: status === 'active' ? 'enabled' : 'disabled' }),
      (status: 'active' | 'suspended') => updateTenant(broker.admin, { id: tenant.id, status }),
      (status: 'active' | 'suspended') => updateCompany(broker.admin, { id: company.id, status }),
    ] as const
    const { username, password } = device.credential
    const enter = (clientId: string) =>
      rawConnect(broker.mqttPort, 4, { username, password: Buffer.from(password), clientId })
    const mayEnter = async () => {
      const { client, connack } = await enter(`back-${randomUUID()}`)
      await client.drop()
      return connack.returnCode === 0
    }
    let admitted = 0
    for (let round = 0; round < ROUNDS; round++) {
      const change = states[round % states.length] ?? states[0]
      const entering: ReturnType<typeof enter>[] = []
      const revoked = (async () => {
        // Some rounds revoke before the first is in, some after most are.
        while (entering.length < (round * AT_ONCE) / ROUNDS) await new Promise(setImmediate)
        await change('suspended')
      })()
      for (let index = 0; index < AT_ONCE; index++) {
        entering.push(enter(`racer-${index}`))
        await new Promise(setImmediate)
      }
      const entered = await Promise.all(entering)
      admitted += entered.filter(({ connack }) => connack.returnCode === 0).length
      await revoked
      for (const { client } of entered) await client.untilClosed()
      await change('active')
      // The broker hears of it a moment later.
      await expect.poll(mayEnter).toBe(true)
    }
    expect(admitted).toBeGreaterThan(0)
  })
})
