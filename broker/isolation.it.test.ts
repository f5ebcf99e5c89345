/** Promise 4 over MQTT: what is not yours you neither read nor reach, by any family of topics. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSensor } from '@/lib/services/sensors/create-sensor'
import { createTicket } from '@/lib/services/session/create-ticket'
import { startSession } from '@/lib/services/session/start-session'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { closed, collect, connect, refusedCode } from '@/testing/mqtt'
import { makeCompany, makeDevice, makeTenant, makeUser, PASSWORD } from '@/testing/provision'

let broker: TestBroker
let ours: Awaited<ReturnType<typeof makeCompany>>
let theirs: Awaited<ReturnType<typeof makeCompany>>
let tenantA: { id: number }
let tenantB: { id: number }
let inA: Awaited<ReturnType<typeof makeDevice>>
let inB: Awaited<ReturnType<typeof makeDevice>>
let source: Awaited<ReturnType<typeof makeDevice>>

beforeAll(async () => {
  broker = await startTestBroker()
  ours = await makeCompany(broker.admin)
  theirs = await makeCompany(broker.admin)
  tenantA = await makeTenant(broker.admin, ours.id)
  tenantB = await makeTenant(broker.admin, ours.id)
  inA = await makeDevice(broker.admin, tenantA.id, 'sensocan', ['t'])
  inB = await makeDevice(broker.admin, tenantB.id, 'sensocan', ['t'])
  source = await makeDevice(broker.admin, tenantB.id, 'capture')
})
afterAll(() => broker.stop())

/** One of every family of topics of company `ours`. */
const families = () => [
  `v1/raw/${ours.name}/#`,
  `v1/raw/${ours.name}/${inA.id}/#`,
  `v1/logs/${ours.name}/#`,
  `v1/sources/${source.id}/#`,
  `v1/sources/${source.id}/cmd/writedata`,
  `tenant/${tenantA.id}/#`,
  `tenant/${tenantA.id}/device/${inA.id}/#`,
  `tenant/${tenantA.id}/device/${inA.id}/sensor/t`,
  `tenant/${tenantA.id}/device/${inA.id}/command/+`,
  `$share/g/v1/raw/${ours.name}/#`,
  'v1/raw/+/#',
  'v1/logs/+/#',
  'v1/#',
  'tenant/#',
  '#',
  '+/#',
  '$SYS/#',
  '$signalbox/#',
]

/** Each filter on a connection of its own, since a refusal may cost it. */
async function refusedFilters(
  credential: { username: string; password: string },
  filters: readonly string[],
): Promise<string[]> {
  const refused: string[] = []
  for (const filter of filters) {
    const client = await connect({ port: broker.mqttPort, ...credential })
    await client.subscribeAsync(filter).catch(() => refused.push(filter))
    client.end(true)
  }
  return refused
}

describe("another company's", () => {
  it('user is refused every family of topics', async () => {
    const user = await makeUser(broker.admin, theirs.id, 'company-admin')
    const credential = { username: user.username, password: PASSWORD }
    expect(await refusedFilters(credential, families())).toEqual(families())
  })

  it('SensoCAN device is refused every family of topics, and none of its publishes there is stored', async () => {
    const tenant = await makeTenant(broker.admin, theirs.id)
    const device = await makeDevice(broker.admin, tenant.id, 'sensocan', ['t'])
    expect(await refusedFilters(device.credential, families())).toEqual(families())
    const client = await connect({ port: broker.mqttPort, ...device.credential })
    for (const topic of families().filter((one) => !/[#+$]/.test(one)))
      await client.publishAsync(topic, '{"value":666,"Value":666}', { qos: 1 })
    await client.endAsync()
    const { rowCount } = await broker.pool.query('SELECT FROM readings WHERE num = 666')
    expect(rowCount).toBe(0)
  })

  it('Capture source is refused every family of topics', async () => {
    const tenant = await makeTenant(broker.admin, theirs.id)
    const device = await makeDevice(broker.admin, tenant.id, 'capture')
    expect(await refusedFilters(device.credential, families())).toEqual(families())
  })
})

describe('somebody limited to one tenant', () => {
  it('reads the raw tree and the logs of that tenant only', async () => {
    const user = await makeUser(broker.admin, ours.id, 'viewer', [tenantA.id])
    const limited = await connect({ port: broker.mqttPort, username: user.username, password: PASSWORD })
    const raw = await collect(limited, `v1/raw/${ours.name}/#`)
    for (const device of [inB, inA]) {
      const client = await connect({ port: broker.mqttPort, ...device.credential })
      const tenant = device === inA ? tenantA : tenantB
      await client.publishAsync(`tenant/${tenant.id}/device/${device.id}/sensor/t`, '{"value":1}', { qos: 1 })
      await client.endAsync()
    }
    expect((await raw.next()).topic).toContain(inA.id)
    expect(raw.taken).toEqual([])
    await limited.endAsync()
  })
})

describe('the console', () => {
  const ticketOf = async (username: string, companyId: string) => {
    const session = await startSession(broker.services, {
      username,
      password: PASSWORD,
      address: '127.0.0.1',
      userAgent: 'test',
    })
    const { actor } = broker.admin
    const ctx = { ...broker.as({ ...actor, kind: 'user', id: session.userId }), sessionId: session.sessionId }
    return createTicket(ctx, { companyId })
  }

  it('connects once with a ticket, over a WebSocket, and watches its own company', async () => {
    const user = await makeUser(broker.admin, ours.id, 'engineer')
    const ticket = await ticketOf(user.username, ours.id)
    const login = {
      protocol: 'ws',
      port: broker.wsPort,
      path: '/mqtt',
      username: ticket.username,
      password: ticket.password,
      protocolVersion: 5,
    } as const
    const page = await connect(login)
    expect(await refusedCode(login)).toBe(0x87)
    const logs = await collect(page, `v1/logs/${ours.name}/${inB.id}/#`)
    const client = await connect({ port: broker.mqttPort, ...inB.credential })
    await client.publishAsync(`tenant/${tenantB.id}/device/${inB.id}/sensor/t`, '{"value":7}', { qos: 1 })
    expect(JSON.parse((await logs.next(({ topic }) => topic.endsWith('/message'))).text)).toMatchObject({
      outcome: 'allowed',
      payload: '{"value":7}',
    })
    const granted = await page
      .subscribeAsync([`v1/raw/${theirs.name}/#`, '#', 'v1/raw/+/#'])
      .catch((error: { packet?: { granted: number[] } }) => error)
    expect(JSON.stringify(granted)).toMatch(/135|128/)
    expect(page.connected).toBe(true)
    await Promise.all([page.endAsync(), client.endAsync()])
  })

  it('is cut when its user signs out everywhere', async () => {
    const user = await makeUser(broker.admin, ours.id, 'engineer')
    const ticket = await ticketOf(user.username, ours.id)
    const page = await connect({
      protocol: 'ws',
      port: broker.wsPort,
      username: ticket.username,
      password: ticket.password,
    })
    const cut = closed(page)
    const { deleteUser } = await import('@/lib/services/users/delete-user')
    await deleteUser(broker.admin, { id: user.id })
    await cut
  })
})

describe('a durable session', () => {
  it('keeps nothing of a refused filter of the same SUBSCRIBE, in either order', async () => {
    const device = await makeDevice(broker.admin, tenantA.id, 'sensocan', ['t'])
    const { updateTenant } = await import('@/lib/services/tenants/update-tenant')
    await updateTenant(broker.admin, { id: tenantA.id, settings: { sensocanCommands: true } })
    const own = `tenant/${tenantA.id}/device/${device.id}/command/+`
    const foreign = `v1/raw/${ours.name}/#`
    for (const filters of [
      [own, foreign],
      [foreign, own],
    ]) {
      const login = { port: broker.mqttPort, ...device.credential, clientId: 'durable', clean: false }
      const first = await connect(login)
      await first
        .subscribeAsync(Object.fromEntries(filters.map((filter) => [filter, { qos: 1 as const }])))
        .catch(() => {})
      await first.endAsync()
      await createSensor(broker.admin, { id: device.id, slug: `s${filters.indexOf(own)}` })
      const writer = await connect({ port: broker.mqttPort, ...inA.credential })
      await writer.publishAsync(`tenant/${tenantA.id}/device/${inA.id}/sensor/t`, '{"value":1}', { qos: 1 })
      await writer.endAsync()
      const received: string[] = []
      const second = await connect({ ...login, reconnectPeriod: 0 })
      second.on('message', (topic) => received.push(topic))
      await second.subscribeAsync(own, { qos: 1 })
      await second.publishAsync(`tenant/${tenantA.id}/device/${device.id}/sensor/t`, '{"value":1}', {
        qos: 1,
      })
      expect(received).toEqual([])
      await second.endAsync()
    }
  })
})
