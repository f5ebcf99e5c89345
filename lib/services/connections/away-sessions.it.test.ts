import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { AwaySession } from '@/lib/contract/away-sessions'
import type { Actor } from '@/lib/core/actor'
import { createApiToken } from '@/lib/services/api-tokens/create-api-token'
import { endAwaySession } from '@/lib/services/connections/end-away-session'
import { listAwaySessions } from '@/lib/services/connections/list-away-sessions'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { connect } from '@/testing/mqtt'
import { durable, endAll, goOn, type Login, makePlainTenant, type PlainTenant } from '@/testing/plain'
import { rawConnect } from '@/testing/raw-client'
import { startRestartedBroker } from '@/testing/restarted-broker'

let broker: TestBroker
let tenant: PlainTenant
beforeAll(async () => {
  broker = await startTestBroker()
  tenant = await makePlainTenant(broker.admin)
  await leave('pump', 'line/+/speed', '$share/night/alarms/#')
  await leave('valve', 'nobody/publishes/here')
  const writer = await connect({ port: broker.mqttPort, ...tenant.asUser, clientId: 'writer' })
  for (const topic of ['line/1/speed', 'line/2/speed', 'line/1/torque'])
    await writer.publishAsync(topic, '12', { qos: 1 })
  await endAll(writer)
})
afterAll(() => broker.stop())

const optionsOf = (clientId: string) => ({
  port: broker.mqttPort,
  ...tenant.asDevice,
  ...durable(5, clientId),
})

/** To look at CONNACK: whether the session was there. */
const rawLogin = ({ username, password }: Login, clientId: string) => ({
  username,
  password: Buffer.from(password),
  clientId,
  clean: false,
})

/** A client that keeps its session, and is gone when this resolves. */
async function leave(clientId: string, ...filters: string[]): Promise<void> {
  const client = await connect(optionsOf(clientId))
  if (filters.length > 0) await client.subscribeAsync(filters, { qos: 1 })
  await endAll(client)
  await vi.waitUntil(async () => (await find({ q: clientId })).length === 1, { timeout: 30_000 })
}

async function find(
  filter: Partial<Parameters<typeof listAwaySessions>[1]> = {},
  ctx = broker.admin,
): Promise<AwaySession[]> {
  const found = await listAwaySessions(ctx, { limit: 50, tenantId: tenant.tenantId, ...filter })
  return found.items
}

/** What the broker keeps of it, the session and its queue. */
const leftOf = async (id: string) =>
  (
    await broker.pool.query(
      'SELECT id FROM mqtt_sessions WHERE id = $1 UNION ALL SELECT id FROM mqtt_queue WHERE session_id = $1',
      [id],
    )
  ).rows

const clientIds = (sessions: readonly AwaySession[]) => sessions.map(({ clientId }) => clientId)

describe('sessions whose clients are away', () => {
  it('are listed with their filters as their clients spell them, and with what waits', async () => {
    await expect.poll(async () => (await find({ q: 'pump' }))[0]?.waitingMessages).toBe(2)
    const [pump] = await find({ q: 'pump' })
    expect(pump).toMatchObject({
      principalKind: 'device',
      principal: tenant.device.name,
      principalId: tenant.device.id,
      companyId: tenant.companyId,
      tenantId: tenant.tenantId,
      deviceId: tenant.device.id,
      dialect: 'plain',
      waitingBytes: 4,
    })
    expect(pump?.subscriptions.toSorted()).toEqual(['$share/night/alarms/#', 'line/+/speed'])
    expect(Date.parse(pump?.expiresAt ?? '') - Date.parse(pump?.leftAt ?? '')).toBe(3_600_000)
  })

  it('are found by what waits, by device, by name and by kind', async () => {
    expect(clientIds(await find({ hasWaiting: true }))).toEqual(['pump'])
    expect(clientIds(await find({ hasWaiting: false }))).toEqual(['valve'])
    expect(await find({ deviceId: tenant.device.id })).toHaveLength(2)
    expect(await find({ q: tenant.device.name.toUpperCase() })).toHaveLength(2)
    expect(await find({ principalKind: 'user' })).toEqual([])
  })

  it('go on behind the last of a page, whatever they are ordered by', async () => {
    for (const [sort, order] of [
      ['leftAt', ['pump', 'valve']],
      ['-leftAt', ['valve', 'pump']],
      ['expiresAt', ['pump', 'valve']],
      ['-expiresAt', ['valve', 'pump']],
    ] as const) {
      const ask = (cursor?: string) =>
        listAwaySessions(broker.admin, {
          limit: 1,
          sort,
          tenantId: tenant.tenantId,
          ...(cursor && { cursor }),
        })
      const first = await ask()
      const second = await ask(first.nextCursor ?? '')
      expect(clientIds([...first.items, ...second.items]), sort).toEqual(order)
      expect(second.nextCursor, sort).toBeNull()
    }
  })

  it('refuse a cursor that no list gave out', async () => {
    for (const text of ['[1,"x; DROP TABLE"]', '[1e300,"1"]', '[-1e15,"1"]', '["1","1"]']) {
      const cursor = Buffer.from(text).toString('base64url')
      const asked = listAwaySessions(broker.admin, { limit: 1, cursor })
      await expect(asked, text).rejects.toMatchObject({ code: 'invalid' })
    }
  })

  it('are no longer away once their clients are back, and cannot be ended then', async () => {
    const [valve] = await find({ q: 'valve' })
    const { client } = await goOn(optionsOf('valve'))
    await expect.poll(() => find({ q: 'valve' })).toEqual([])
    await expect(endAwaySession(broker.admin, { id: valve?.id ?? '' })).rejects.toMatchObject({
      code: 'not-found',
    })
    await endAll(client)
  })

  it('end with all that waits, once ended by an admin: their clients begin anew', async () => {
    await leave('doomed', 'line/+/speed')
    const writer = await connect({ port: broker.mqttPort, ...tenant.asUser, clientId: 'writer' })
    await writer.publishAsync('line/1/speed', '13', { qos: 1 })
    const [doomed] = await find({ q: 'doomed' })
    const id = doomed?.id ?? ''
    await endAwaySession(broker.admin, { id })
    expect(await find({ q: 'doomed' })).toEqual([])
    await expect.poll(() => leftOf(id)).toEqual([])
    const { client, connack } = await rawConnect(broker.mqttPort, 5, rawLogin(tenant.asDevice, 'doomed'))
    expect(connack.sessionPresent).toBe(false)
    expect(await client.untilPing()).toEqual([])
    await Promise.all([client.drop(), endAll(writer)])
  })
})

it('a token is of the one company that it reaches, and of nobody beside it', async () => {
  const { id, value } = await createApiToken(broker.admin, {
    companyId: tenant.companyId,
    name: 'Historian',
    scopes: ['read:telemetry'],
  })
  const reader = await connect({
    port: broker.mqttPort,
    username: id,
    password: value,
    ...durable(5, 'historian'),
  })
  await endAll(reader)
  const adminOf = (companyId: string, companyName: string) =>
    broker.as({
      kind: 'user',
      id: 'u',
      name: 'admin',
      isPlatformAdmin: false,
      reaches: [{ companyId, companyName, tenantIds: 'all', permissions: ['read:logs'] }],
    } satisfies Actor)
  const own = adminOf(tenant.companyId, tenant.companyName)
  const ofToken = async (ctx = own) =>
    (await listAwaySessions(ctx, { limit: 50, principalId: id })).items.map(({ principal }) => principal)
  await expect.poll(() => ofToken()).toEqual(['Historian'])
  const other = await makePlainTenant(broker.admin)
  expect(await ofToken(adminOf(other.companyId, other.companyName))).toEqual([])
  expect(
    clientIds((await listAwaySessions(adminOf(other.companyId, other.companyName), { limit: 50 })).items),
  ).toEqual([])
  const [session] = (await listAwaySessions(own, { limit: 50, principalId: id })).items
  await expect(endAwaySession(own, { id: session?.id ?? '' })).rejects.toMatchObject({ code: 'forbidden' })
})

it('one that was ended while no broker ran is gone when one starts', { timeout: 300_000 }, async () => {
  const restarted = await startRestartedBroker()
  const { asDevice, tenantId } = await makePlainTenant(restarted.admin)
  const leaver = await connect({ port: restarted.mqttPort, ...asDevice, ...durable(5, 'leaver') })
  await endAll(leaver)
  const left = async () => (await listAwaySessions(restarted.admin, { limit: 1, tenantId })).items[0]
  await expect.poll(left).toBeDefined()
  await restarted.again('SIGTERM', async () =>
    endAwaySession(restarted.admin, { id: (await left())?.id ?? '' }),
  )
  const { client, connack } = await rawConnect(restarted.mqttPort, 5, rawLogin(asDevice, 'leaver'))
  expect(connack.sessionPresent).toBe(false)
  await client.drop()
  await restarted.stop()
})
