/** What a tenant's limits do to its devices, and that a change of them holds for whoever is connected. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getTenantUsage } from '@/lib/services/tenants/get-tenant-usage'
import { issueDeviceToken } from '@/lib/services/tenants/issue-device-token'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { recordOf, refusedCodes } from '@/testing/live-log'
import { connect } from '@/testing/mqtt'
import { goOn, LAST, makePlainTenant, untilLast } from '@/testing/plain'
import { makeCompany, makePlant, makeTenant } from '@/testing/provision'
import { rawConnect } from '@/testing/raw-client'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

/** What comes at once waits, or is dropped, for much longer than it takes to come. */
const HARDLY_ANY = { publishesPerSecond: 1, publishBurst: 1 }

const storedOf = async (tenantId: number): Promise<number> => {
  const { rows } = await broker.pool.query<{ count: string }>(
    `SELECT count(*) FROM readings r JOIN sensors s USING (series) JOIN devices d ON d.id = s.device_id
      WHERE d.tenant_id = $1`,
    [tenantId],
  )
  return Number(rows[0]?.count)
}

async function makeMeter(slugs: readonly string[] = ['temp']) {
  const { company, tenant, device } = await makePlant(broker.admin, 'sensocan', slugs)
  const { username, password } = device.credential
  return {
    company,
    tenant,
    topic: `tenant/${tenant.id}/device/${device.id}`,
    open: () => connect({ port: broker.mqttPort, username, password }),
  }
}

describe('publishes a second', () => {
  it('over it QoS 1 waits and loses nothing; a raised limit lets it pass while it waits', async () => {
    const { company, tenant, topic, open } = await makeMeter()
    await updateTenant(broker.admin, { id: tenant.id, limits: HARDLY_ANY })
    const client = await open()
    const acknowledged: number[] = []
    const sent = Array.from({ length: 150 }, (_, value) =>
      client
        .publishAsync(`${topic}/sensor/temp`, `{"value":${value}}`, { qos: 1 })
        .then(() => acknowledged.push(value)),
    )
    expect(await recordOf(broker.pool, company.id, 'rate-limited')).toMatchObject({
      outcome: 'allowed',
      stage: 'quota',
      sentence: expect.stringContaining('let wait'),
    })
    expect(acknowledged.length).toBeLessThan(150)
    await updateTenant(broker.admin, {
      id: tenant.id,
      limits: { publishesPerSecond: 10_000, publishBurst: 10_000 },
    })
    await Promise.all(sent)
    expect(acknowledged).toEqual(Array.from({ length: 150 }, (_, value) => value))
    expect(await storedOf(tenant.id)).toBe(150)
    const { live } = await getTenantUsage(broker.admin, { id: tenant.id })
    expect(live?.overRate).toMatchObject({ dropped: 0 })
    expect(live?.overRate.held).toBeGreaterThan(0)
    await client.endAsync()
  })

  it('over it QoS 0 is dropped, counted and told', async () => {
    const { company, tenant, topic, open } = await makeMeter()
    await updateTenant(broker.admin, { id: tenant.id, limits: { ...HARDLY_ANY, publishBurst: 5 } })
    const client = await open()
    for (let value = 0; value < 50; value++)
      await client.publishAsync(`${topic}/sensor/temp`, `{"value":${value}}`, { qos: 0 })
    expect(await recordOf(broker.pool, company.id, 'rate-limited')).toMatchObject({
      outcome: 'refused',
      topic: `${topic}/sensor/temp`,
      sentence: expect.stringContaining('of QoS 0 dropped'),
    })
    // Its end tells what was not told yet: with it every one is accounted for.
    await client.endAsync()
    await expect.poll(async () => (await refusedCodes(broker.pool, company.id)).length).toBe(2)
    const { live } = await getTenantUsage(broker.admin, { id: tenant.id })
    const dropped = live?.overRate.dropped ?? 0
    await expect.poll(() => storedOf(tenant.id)).toBe(50 - dropped)
  })

  it('counts the device in the topic of a ThingScale account, and one that waits holds up no other', async () => {
    const company = await makeCompany(broker.admin)
    const { id } = await makeTenant(broker.admin, company.id)
    await updateTenant(broker.admin, { id, limits: HARDLY_ANY })
    const { thingscaleId: username, deviceToken: password } = await issueDeviceToken(broker.admin, { id })
    const open = (clientId: string) => connect({ port: broker.mqttPort, username, password, clientId })
    const [busy, calm] = [await open('busy'), await open('calm')]
    const late = Array.from({ length: 5 }, (_, value) =>
      busy.publishAsync(`${password}/json/a`, `${value}`, { qos: 1 }),
    )
    await recordOf(broker.pool, company.id, 'rate-limited')
    await calm.publishAsync(`${password}/json/b`, '1', { qos: 1 })
    await updateTenant(broker.admin, { id, limits: { publishesPerSecond: null, publishBurst: null } })
    await Promise.all(late)
    expect(await storedOf(id)).toBe(6)
    await Promise.all([busy.endAsync(), calm.endAsync()])
  })

  it('a client that goes away while its publishes wait holds up its next connection no longer', async () => {
    const { company, tenant, topic, open } = await makeMeter()
    await updateTenant(broker.admin, { id: tenant.id, limits: HARDLY_ANY })
    const client = await open()
    await client.publishAsync(`${topic}/sensor/temp`, '{"value":1}', { qos: 1 })
    for (let value = 2; value < 20; value++)
      client.publish(`${topic}/sensor/temp`, `{"value":${value}}`, { qos: 1 })
    await recordOf(broker.pool, company.id, 'rate-limited')
    await client.endAsync(true)
    await updateTenant(broker.admin, { id: tenant.id, limits: { publishesPerSecond: 1_000 } })
    const again = await open()
    await again.publishAsync(`${topic}/sensor/temp`, '{"value":100}', { qos: 1 })
    await again.endAsync()
  })
})

describe('a message, a device, a tenant', () => {
  it('takes so many readings a message', async () => {
    const { company, tenant, topic, open } = await makeMeter()
    await updateTenant(broker.admin, { id: tenant.id, limits: { readingsPerMessage: 2 } })
    const client = await open()
    const batch = (count: number) =>
      JSON.stringify({
        data: Array.from({ length: count }, (_, index) => ({
          sensor_slug: 'temp',
          value: index,
          timestamp: `2026-03-01T12:00:0${index}Z`,
        })),
      })
    await client.publishAsync(topic, batch(3), { qos: 1 })
    expect(await recordOf(broker.pool, company.id, 'too-many-readings')).toMatchObject({
      sentence: expect.stringContaining('3 readings; 2 are accepted'),
    })
    await client.publishAsync(topic, batch(2), { qos: 1 })
    expect(await storedOf(tenant.id)).toBe(2)
    // A change is heard by whoever is connected: the next message that is as large passes in the end.
    await updateTenant(broker.admin, { id: tenant.id, limits: { readingsPerMessage: null } })
    await expect
      .poll(async () => {
        await client.publishAsync(topic, batch(3), { qos: 1 })
        return storedOf(tenant.id)
      })
      .toBe(3)
    await client.endAsync()
  })

  it('makes so many sensors a device as they are first seen', async () => {
    const { company, tenant, device } = await makePlant(broker.admin, 'capture')
    await updateTenant(broker.admin, { id: tenant.id, limits: { sensorsPerDevice: 2 } })
    const { username, password } = device.credential
    const client = await connect({ port: broker.mqttPort, username, password })
    const topic = `v1/sources/${device.externalId}/data/read/line/motor`
    await client.publishAsync(topic, '{"Fields":{"a":1,"b":2,"c":3}}', { qos: 1 })
    expect(await storedOf(tenant.id)).toBe(2)
    expect(await recordOf(broker.pool, company.id, 'too-many-sensors')).toMatchObject({
      sentence: expect.stringContaining('at most 2 sensors'),
    })
    await client.endAsync()
  })

  it('registers so many devices by themselves', async () => {
    const company = await makeCompany(broker.admin)
    const { id } = await makeTenant(broker.admin, company.id)
    await updateTenant(broker.admin, { id, limits: { provisionedDevices: 1 } })
    const { thingscaleId: username, deviceToken: password } = await issueDeviceToken(broker.admin, { id })
    const client = await connect({ port: broker.mqttPort, username, password, clientId: 'c' })
    for (const name of ['one', 'two']) await client.publishAsync(`${password}/json/${name}`, '1', { qos: 1 })
    expect(await refusedCodes(broker.pool, company.id)).toEqual(['too-many-devices'])
    expect(await getTenantUsage(broker.admin, { id })).toMatchObject({ provisionedDevices: 1 })
    await client.endAsync()
  })

  it('keeps so many retained messages', async () => {
    const { companyId, tenantId, asDevice } = await makePlainTenant(broker.admin)
    await updateTenant(broker.admin, { id: tenantId, limits: { retainedMessages: 2 } })
    const client = await connect({ port: broker.mqttPort, ...asDevice })
    for (const topic of ['a', 'b', 'c', 'a']) await client.publishAsync(topic, 'x', { qos: 1, retain: true })
    expect(await recordOf(broker.pool, companyId, 'too-many-retained')).toMatchObject({
      topic: 'c',
      sentence: expect.stringContaining('keeps 2 retained messages'),
    })
    const { retainedMessages } = await getTenantUsage(broker.admin, { id: tenantId })
    expect(retainedMessages).toBe(2)
    await client.endAsync()
  })
})

it('a QoS 2 message that is sent again counts once', async () => {
  const { asDevice, asUser, tenantId } = await makePlainTenant(broker.admin)
  await updateTenant(broker.admin, { id: tenantId, limits: { publishesPerSecond: 1, publishBurst: 2 } })
  const { client: reader, inbox } = await goOn({ port: broker.mqttPort, ...asUser })
  await reader.subscribeAsync('line', { qos: 2 })
  const { username, password } = asDevice
  const login = { username, password: Buffer.from(password) }
  const { client: device } = await rawConnect(broker.mqttPort, 4, login)
  const once = {
    cmd: 'publish',
    topic: 'line',
    payload: 'once',
    qos: 2,
    retain: false,
    messageId: 7,
  } as const
  for (const dup of [false, true, true, true]) {
    device.send({ ...once, dup })
    await device.expect('pubrec')
  }
  device.send({ cmd: 'publish', topic: 'line', payload: 'zero', qos: 0, dup: false, retain: false })
  // Another client's messages may come before: it begins when both are there.
  expect([await inbox.next(), await inbox.next()].map(({ text }) => text)).toEqual(['once', 'zero'])
  await reader.publishAsync('line', LAST, { qos: 0 })
  expect(await untilLast(inbox)).toEqual([])
  await device.drop()
  await reader.endAsync()
})
