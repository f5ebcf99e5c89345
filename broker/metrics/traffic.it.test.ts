/** What comes in and goes out, as it is told to Prometheus: each test makes it happen and sees the number move. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { limits } from '@/broker/edge/limits'
import { askBroker } from '@/lib/link/ask-broker'
import { listConnections } from '@/lib/services/connections/list-connections'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { collect, connect, refusedCode } from '@/testing/mqtt'
import { makeBackEnd, makePlant } from '@/testing/provision'
import { RawClient, rawConnect } from '@/testing/raw-client'
import { type Ask, scrape, scraping } from '@/testing/scrape'

let broker: TestBroker
let ask: Ask
beforeAll(async () => {
  broker = await startTestBroker()
  ask = scraping(broker.link)
})
afterAll(() => broker.stop())

async function makeMeter() {
  const { company, tenant, device } = await makePlant(broker.admin, 'sensocan', ['temp'])
  const { username, password } = device.credential
  const root = `tenant/${tenant.id}/device/${device.id}/sensor`
  return {
    company,
    tenant,
    root,
    topic: `${root}/temp`,
    login: { port: broker.mqttPort, username, password },
  }
}

it('connections are told by dialect, listener and version, and are those of the Connections page', async () => {
  const { login, company } = await makeMeter()
  const client = await connect(login)
  const newer = await connect({ ...login, clientId: 'newer', protocolVersion: 5 })
  const labels = { dialect: 'sensocan', listener: 'mqtt' }
  expect(await ask('connections', { ...labels, version: '3.1.1' })).toBe(1)
  expect(await ask('connections', { ...labels, version: '5' })).toBe(1)
  const { items } = await listConnections(broker.admin, { companyId: company.id, limit: 200 })
  expect(items).toHaveLength(2)
  expect(await ask('connections')).toBe((await askBroker(broker.link).connections()).length)
  expect(await ask('memory_bytes', { kind: 'resident' })).toBeGreaterThan(0)
  await Promise.all([client.endAsync(), newer.endAsync()])
  await expect.poll(() => ask('connections')).toBe(0)
})

it('a message, its reading, its commit and its acknowledgement are counted, and stay counted', async () => {
  const { company, login, topic } = await makeMeter()
  const backEnd = await makeBackEnd(broker.admin, company.id)
  const reader = await connect({ port: broker.mqttPort, ...backEnd.login })
  const { next } = await collect(reader, `v1/raw/${company.name}/#`)
  const client = await connect(login)
  const before = {
    in: await ask('messages_in_total', { dialect: 'sensocan' }),
    out: await ask('messages_out_total', { dialect: 'drogue' }),
    readings: await ask('readings_total', { dialect: 'sensocan' }),
    readingsOut: await ask('readings_out_total', { dialect: 'sensocan' }),
    acknowledged: await ask('acknowledge_seconds_count'),
    commits: await ask('commit_seconds_count'),
    batched: await ask('batch_messages_sum'),
  }
  await client.publishAsync(topic, '{"value":1}', { qos: 1 })
  await next()
  await client.endAsync()
  await expect.poll(() => ask('connections', { dialect: 'sensocan' })).toBe(0)
  expect(await ask('messages_in_total', { dialect: 'sensocan' })).toBe(before.in + 1)
  expect(await ask('messages_out_total', { dialect: 'drogue' })).toBe(before.out + 1)
  expect(await ask('readings_total', { dialect: 'sensocan' })).toBe(before.readings + 1)
  expect(await ask('readings_out_total', { dialect: 'sensocan' })).toBe(before.readingsOut + 1)
  expect(await ask('acknowledge_seconds_count')).toBe(before.acknowledged + 1)
  expect(await ask('commit_seconds_count')).toBeGreaterThan(before.commits)
  expect(await ask('batch_messages_sum')).toBeGreaterThan(before.batched)
  await reader.endAsync()
})

it('logins and rejections are told by their reason, and none of them by a name', async () => {
  const { login, root } = await makeMeter()
  const client = await connect({ ...login, clientId: 'canary-client' })
  expect(await ask('logins_allowed_total', { rule: 'device user name and password' })).toBeGreaterThan(0)
  const rejected = await ask('rejections_total', { code: 'unknown-sensor' })
  await client.publishAsync(`${root}/canary-topic`, '{"value":"canary-payload"}', { qos: 1 })
  expect(await ask('rejections_total', { code: 'unknown-sensor' })).toBe(rejected + 1)
  expect(await refusedCode({ ...login, password: 'canary-password' })).not.toBe(0)
  expect(await ask('logins_refused_total', { code: 'wrong-secret' })).toBeGreaterThan(0)
  const text = await scrape(broker.link)
  for (const secret of ['canary', login.username, login.password]) expect(text).not.toContain(secret)
  await client.endAsync()
})

it('a device that is held already is a hit of the cache', async () => {
  const { login } = await makeMeter()
  const [hits, misses] = [
    await ask('device_cache_total', { outcome: 'hit' }),
    await ask('device_cache_total', { outcome: 'miss' }),
  ]
  const first = await connect(login)
  const second = await connect({ ...login, clientId: 'second' })
  expect(await ask('device_cache_total', { outcome: 'miss' })).toBe(misses + 1)
  expect(await ask('device_cache_total', { outcome: 'hit' })).toBe(hits + 1)
  expect(await ask('device_cache_entries')).toBeGreaterThan(0)
  await Promise.all([first.endAsync(), second.endAsync()])
})

it('a socket that has not logged in is told of, and so is its offence', async () => {
  const offences = await ask('offences_total')
  const raw = await RawClient.open(broker.mqttPort)
  await expect.poll(() => ask('sockets_before_login')).toBe(1)
  raw.socket.write(Buffer.from([0xf0, 0x00]))
  await expect.poll(() => ask('offences_total')).toBe(offences + 1)
  await expect.poll(() => ask('sockets_before_login')).toBe(0)
})

it('what comes over the rate is told as dropped, or as held', async () => {
  const { tenant, login, topic } = await makeMeter()
  await updateTenant(broker.admin, { id: tenant.id, limits: { publishesPerSecond: 1, publishBurst: 1 } })
  const client = await connect(login)
  for (let sent = 0; sent < 20; sent++) {
    client.publish(topic, '{"value":1}', { qos: 0 })
    client.publish(topic, '{"value":1}', { qos: 1 })
  }
  await expect.poll(() => ask('messages_dropped_total', { reason: 'over-rate' })).toBeGreaterThan(0)
  await expect.poll(() => ask('messages_held_total')).toBeGreaterThan(0)
  client.end(true)
})

it('what is too large for its reader, and what finds a full queue, is told as dropped', async () => {
  const { tenant, device } = await makePlant(broker.admin, 'plain')
  const { username, password } = device.credential
  const login = { port: broker.mqttPort, username, password }
  await updateTenant(broker.admin, {
    id: tenant.id,
    limits: { publishesPerSecond: 10_000, publishBurst: 10_000 },
  })
  const properties = { maximumPacketSize: 60, sessionExpiryInterval: 60 }
  const options = { ...login, protocolVersion: 5, clientId: 'reader' } as const
  const reader = await connect({ ...options, clean: false, properties })
  await reader.subscribeAsync('line/#', { qos: 1 })
  const writer = await connect({ ...login, clientId: 'writer' })
  await writer.publishAsync('line/1', 'x'.repeat(100), { qos: 1 })
  await expect.poll(() => ask('messages_dropped_total', { reason: 'too-large' })).toBe(1)
  await reader.endAsync()
  expect(await ask('durable_sessions')).toBe(1)
  for (let sent = 0; sent <= limits.queuedMessages; sent += 77)
    await Promise.all(Array.from({ length: 77 }, () => writer.publishAsync('line/1', 'x', { qos: 1 })))
  expect(await ask('queue_messages', { queue: 'durable' })).toBe(limits.queuedMessages)
  expect(await ask('queue_bytes', { queue: 'durable' })).toBeGreaterThan(limits.queuedMessages)
  expect(await ask('messages_dropped_total', { reason: 'queue-full' })).toBeGreaterThan(0)
  await writer.endAsync()
})

it('what a slow reader loses is told as dropped', async () => {
  const { device } = await makePlant(broker.admin, 'plain')
  const { username, password } = device.credential
  const { client: reader } = await rawConnect(broker.mqttPort, 4, {
    clientId: 'slow',
    username,
    password: Buffer.from(password),
  })
  await reader.subscribe('line/#', 0)
  reader.socket.pause()
  const writer = await connect({ port: broker.mqttPort, username, password, clientId: 'writer' })
  const payload = Buffer.alloc(200 * 1024, 'x')
  const dropped = () => ask('messages_dropped_total', { reason: 'slow-reader' })
  let queued = 0
  // The buffers of the system fill first, however large they are here.
  while ((await dropped()) === 0) {
    queued = Math.max(queued, await ask('queue_bytes', { queue: 'outbound' }))
    await Promise.all(Array.from({ length: 10 }, () => writer.publishAsync('line/1', payload, { qos: 1 })))
  }
  expect(queued).toBeGreaterThan(0)
  await reader.drop()
  await expect.poll(() => ask('connections')).toBe(1)
  expect(await dropped()).toBeGreaterThan(0)
  await writer.endAsync()
})

it('one durable session more than a device may leave behind ends its oldest', async () => {
  const { device } = await makePlant(broker.admin, 'plain')
  const { username, password } = device.credential
  const before = await ask('durable_sessions_ended_total')
  for (let session = 0; session <= 100; session++) {
    const login = { username, password: Buffer.from(password), clientId: `away-${session}`, clean: false }
    const { client } = await rawConnect(broker.mqttPort, 4, login)
    await client.drop()
  }
  await expect.poll(() => ask('durable_sessions_ended_total')).toBe(before + 1)
})
