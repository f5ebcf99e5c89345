/** The namespace of a ThingScale account: retained messages, wills, durable sessions, QoS 2, and a token that nothing keeps. */
import type { IClientOptions } from 'mqtt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultLimits } from '@/lib/core/tenant-limits'
import { queueCommand } from '@/lib/services/commands/queue-command'
import { listConnections } from '@/lib/services/connections/list-connections'
import { issueDeviceToken } from '@/lib/services/tenants/issue-device-token'
import { subackCodes } from '@/testing/answers'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { inboxOf } from '@/testing/inbox'
import { recordOf, recordsOf, refusedCodes } from '@/testing/live-log'
import { closed, connect, refusedCode } from '@/testing/mqtt'
import { makeDevice, makePlant, makeUser, PASSWORD } from '@/testing/provision'
import { storedValues } from '@/testing/stored-readings'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

type Account = Awaited<ReturnType<typeof makeAccount>>

async function makeAccount() {
  const { company, tenant, device } = await makePlant(broker.admin, 'thingscale')
  const { username, password: token } = device.credential
  return { company, tenant, device, token, login: { username, password: token } }
}

const open = ({ login }: Account, clientId: string, more: Partial<IClientOptions> = {}) =>
  connect({ port: broker.mqttPort, ...login, clientId, ...more })

describe('inside the namespace of an account', () => {
  it.each([3, 4] as const)(
    'a QoS 2 message is stored once and arrives once, at QoS 2, in version %i',
    async (version) => {
      const account = await makeAccount()
      const as: Partial<IClientOptions> = version === 3 ? { protocolVersion: 3, protocolId: 'MQIsdp' } : {}
      const [sender, reader] = [await open(account, 'sender', as), await open(account, 'reader', as)]
      const inbox = inboxOf(reader)
      expect(await subackCodes(reader, `${account.token}/#`, { qos: 2 })).toEqual([2])
      const topic = `${account.token}/json/${account.device.externalId}/oven`
      for (const qos of [0, 1, 2] as const) await sender.publishAsync(topic, `{"v":${qos}}`, { qos })
      for (const qos of [0, 1, 2])
        expect(await inbox.next(({ qos: own }) => own === qos)).toMatchObject({ topic, text: `{"v":${qos}}` })
      const values = (await storedValues(broker.pool, account.device.id)).map(([, value]) => value)
      expect(values).toEqual([0, 1, 2])
      await Promise.all([sender.endAsync(), reader.endAsync()])
    },
  )

  it('a retained message greets who subscribes later, until an empty one takes it away', async () => {
    const account = await makeAccount()
    const sender = await open(account, 'sender')
    const topic = `${account.token}/json/lamp`
    await sender.publishAsync(topic, '{"on":true}', { qos: 1, retain: true })
    const reader = await open(account, 'reader')
    const inbox = inboxOf(reader)
    await reader.subscribeAsync(`${account.token}/json/+`, { qos: 1 })
    expect(await inbox.next()).toMatchObject({ topic, text: '{"on":true}', isRetained: true })
    await sender.publishAsync(topic, '', { qos: 1, retain: true })
    const later = await open(account, 'later')
    const nothing = inboxOf(later)
    await later.subscribeAsync(`${account.token}/#`, { qos: 1 })
    await sender.publishAsync(`${account.token}/json/lamp2`, '1', { qos: 1 })
    expect(await nothing.next()).toMatchObject({ topic: `${account.token}/json/lamp2` })
    expect(await refusedCodes(broker.pool, account.company.id)).toEqual([])
    await Promise.all([sender, reader, later].map((client) => client.endAsync()))
  })

  it('a will is stored and routed when its client is lost', async () => {
    const account = await makeAccount()
    const reader = await open(account, 'reader')
    const inbox = inboxOf(reader)
    await reader.subscribeAsync(`${account.token}/#`, { qos: 2 })
    const topic = `${account.token}/json/${account.device.externalId}`
    const will = { topic, payload: Buffer.from('{"alive":false}'), qos: 2, retain: true } as const
    const lost = await open(account, 'lost', { will })
    lost.stream.destroy()
    expect(await inbox.next()).toMatchObject({ topic, text: '{"alive":false}', qos: 2 })
    expect(await storedValues(broker.pool, account.device.id)).toEqual([['thingscale/default/alive', false]])
    await reader.endAsync()
  })

  it('a will outside it is refused at CONNECT', async () => {
    const [account, other] = [await makeAccount(), await makeAccount()]
    for (const topic of [`${other.token}/json/x`, 'json/x', `${account.token}/x/subscribe`]) {
      const will = { topic, payload: Buffer.from('1'), qos: 0, retain: false } as const
      const login = { port: broker.mqttPort, ...account.login, clientId: 'c', will }
      expect(await refusedCode(login)).toBe(5)
    }
    const { sentence } = await recordOf(broker.pool, account.company.id, 'will-not-allowed')
    expect(sentence).not.toContain(other.token)
  })

  it('a durable session gets what it missed at QoS 1 and 2, and its subscriptions are there again', async () => {
    const account = await makeAccount()
    const durable = { clean: false } as const
    const first = await open(account, 'station1_a7', durable)
    await first.subscribeAsync(`${account.token}/json/#`, { qos: 2 })
    await first.endAsync()
    const sender = await open(account, 'sender')
    for (const qos of [1, 2] as const)
      await sender.publishAsync(`${account.token}/json/${account.device.externalId}`, `${qos}`, { qos })
    const second = connect({ port: broker.mqttPort, ...account.login, clientId: 'station1_a7', ...durable })
    const inbox = inboxOf(await second)
    expect([await inbox.next(), await inbox.next()].map(({ text, qos }) => [text, qos])).toEqual([
      ['1', 1],
      ['2', 2],
    ])
    await sender.publishAsync(`${account.token}/json/${account.device.externalId}`, '3', { qos: 0 })
    expect((await inbox.next()).topic).toBe(`${account.token}/json/${account.device.externalId}`)
    await Promise.all([(await second).endAsync(), sender.endAsync()])
  })

  it('the same topics, client ids and retained messages of another account are never met', async () => {
    const [one, two] = [await makeAccount(), await makeAccount()]
    const clients = [await open(one, 'same', { clean: false }), await open(two, 'same', { clean: false })]
    const inboxes = clients.map(inboxOf)
    for (const [index, account] of [one, two].entries())
      await clients[index]?.subscribeAsync(`${account.token}/#`, { qos: 2 })
    for (const [index, account] of [one, two].entries())
      await clients[index]?.publishAsync(`${account.token}/json/dev1`, String(index), {
        qos: 1,
        retain: true,
      })
    const third = await open(two, 'third')
    const retained = inboxOf(third)
    await third.subscribeAsync(`${two.token}/#`)
    expect(await retained.next()).toMatchObject({ topic: `${two.token}/json/dev1`, text: '1' })
    for (const [index, inbox] of inboxes.entries()) {
      expect((await inbox.next()).text).toBe(String(index))
      expect(inbox.taken).toEqual([])
    }
    await Promise.all([...clients, third].map((client) => client.endAsync()))
  })

  it('commands wait for a device that is away, and reach whoever listens for it', async () => {
    const account = await makeAccount()
    const { id, externalId } = account.device
    await queueCommand(broker.admin, { id, name: 'any', payload: { on: 1 }, qos: 1 })
    const client = await open(account, 'device')
    const inbox = inboxOf(client)
    await client.subscribeAsync(`${account.token}/${externalId}/subscribe`, { qos: 1 })
    expect(await inbox.next()).toMatchObject({
      topic: `${account.token}/${externalId}/subscribe`,
      text: '{"on":1}',
      qos: 1,
      isRetained: false,
    })
    const { rows } = await broker.pool.query('SELECT state FROM commands WHERE device_id = $1', [id])
    expect(rows).toHaveLength(1)
    await client.endAsync()
  })
})

describe('the limits of an account', () => {
  it('registers no device under the id of one that speaks another dialect', async () => {
    const account = await makeAccount()
    await makeDevice(broker.admin, account.tenant.id, 'drogue', [], { externalId: 'pump' })
    const client = await open(account, 'c')
    await client.publishAsync(`${account.token}/json/pump`, '1', { qos: 1 })
    const { sentence, code } = (await recordsOf(broker.pool, account.company.id))[0] ?? {}
    expect(code).toBe('unknown-device')
    expect(sentence).toContain('NO_DEVICE')
    await client.endAsync()
  })

  it('registers so many devices and no more, and says MAX_DEVICE_REACH', async () => {
    const account = await makeAccount()
    await broker.pool.query(
      `INSERT INTO devices (id, company_id, tenant_id, name, external_id, dialect)
       SELECT gen_random_uuid(), $1, $2, 'n' || n, 'n' || n, 'thingscale' FROM generate_series(2, $3::int - 1) AS n`,
      [account.company.id, account.tenant.id, defaultLimits.provisionedDevices],
    )
    const client = await open(account, 'c')
    for (const name of ['last', 'over', 'last'])
      await client.publishAsync(`${account.token}/json/${name}`, '1', { qos: 1 })
    const records = await recordsOf(broker.pool, account.company.id)
    expect(records.map(({ code }) => code)).toEqual(['too-many-devices'])
    expect(records[0]?.sentence).toContain('MAX_DEVICE_REACH')
    await client.endAsync()
  })
})

describe('the token', () => {
  it('that is replaced cuts its connections, and the namespace goes on under the new one', async () => {
    const account = await makeAccount()
    const client = await open(account, 'c')
    await client.publishAsync(`${account.token}/json/lamp`, '7', { qos: 1, retain: true })
    const { deviceToken } = await issueDeviceToken(broker.admin, { id: account.tenant.id })
    await closed(client)
    const login = { port: broker.mqttPort, ...account.login, clientId: 'c' }
    expect(await refusedCode(login)).toBe(5)
    const again = await connect({ ...login, password: deviceToken })
    const inbox = inboxOf(again)
    await again.subscribeAsync(`${deviceToken}/#`)
    expect(await inbox.next()).toMatchObject({ topic: `${deviceToken}/json/lamp`, text: '7' })
    await again.endAsync()
  })

  it('stands in nothing that is stored or shown, one of a stranger neither', async () => {
    const [account, other] = [await makeAccount(), await makeAccount()]
    const { token } = account
    const user = await makeUser(broker.admin, account.company.id, 'engineer')
    const watcher = await connect({ port: broker.mqttPort, username: user.username, password: PASSWORD })
    const watched = inboxOf(watcher)
    await watcher.subscribeAsync([`v1/raw/${account.company.name}/#`, `app/${account.tenant.application}`])
    const client = await open(account, 'd_1', {
      clean: false,
      will: { topic: `${token}/json/w`, payload: Buffer.from('1'), qos: 1, retain: true },
    })
    await client.subscribeAsync(`${token}/#`, { qos: 2 })
    await subackCodes(client, [`${other.token}/#`, `x/${token}/#`, token, other.token])
    for (const topic of [
      `${token}/json/d`,
      `${token}/binary/d/tag`,
      `${token}/bad/d`,
      `${token}/d/subscribe`,
      `${other.token}/json/d`,
      `${other.token}`,
      `${token}`,
      `/${token}/json/d`,
      `json/${token}`,
      `${token}/json/${token}/x/y`,
      `${token.toUpperCase()}/json/d`,
    ])
      await client.publishAsync(topic, '{"temp":1}', { qos: 1, retain: true })
    await client.publishAsync(`${token}/json/d`, `{"temp":"${token}`, { qos: 1 })
    const told = [await watched.next(), await watched.next()]
    const connections = await listConnections(broker.admin, { limit: 200 })
    client.stream.destroy()
    await expect
      .poll(async () => (await broker.pool.query(`SELECT FROM devices WHERE external_id = 'w'`)).rowCount)
      .toBe(1)
    await recordOf(broker.pool, account.company.id, 'wrong-token-in-topic')
    expect(told.map(({ text, topic }) => text + topic).join('\n')).toContain('thingscale')
    const secrets = [token, other.token, token.toUpperCase()]
    for (const secret of secrets) {
      expect(JSON.stringify([told, connections])).not.toContain(secret)
      expect(await tablesWith(secret)).toEqual([])
    }
    expect(await refusedCodes(broker.pool, account.company.id)).toContain('wrong-token-in-topic')
    await watcher.endAsync()
  })
})

/** Tables of which a row holds the text, bytes included. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await broker.pool.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')`,
  )
  const hex = Buffer.from(text).toString('hex')
  const found = []
  for (const { name } of rows) {
    const { rowCount } = await broker.pool.query(
      `SELECT FROM ${name} AS t WHERE strpos(t::text, $1) > 0 OR strpos(t::text, $2) > 0 LIMIT 1`,
      [text, hex],
    )
    if (rowCount) found.push(name)
  }
  return found
}
