/** What a device may not say: as its sibling, to itself as a command, or where only the broker speaks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DialectId, dialectIds } from '@/lib/core/dialect-id'
import { createApiToken } from '@/lib/services/api-tokens/create-api-token'
import { addDeviceToken } from '@/lib/services/credentials/add-device-token'
import { createSensor } from '@/lib/services/sensors/create-sensor'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { inboxOf } from '@/testing/inbox'
import { connect } from '@/testing/mqtt'
import { ownMessage } from '@/testing/own-message'
import { makeCompany, makeDevice, makeTenant } from '@/testing/provision'
import { rawConnect } from '@/testing/raw-client'

/** A machine that has other things to do takes its time. */
const SOON = { timeout: 30_000 }

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

async function makeSiblings(dialect: DialectId) {
  const company = await makeCompany(broker.admin)
  const tenant = await makeTenant(broker.admin, company.id)
  await updateTenant(broker.admin, {
    id: tenant.id,
    settings: { sensocanCommands: true, createSensors: true },
  })
  const [device, sibling] = [
    await makeDevice(broker.admin, tenant.id, dialect),
    await makeDevice(broker.admin, tenant.id, dialect),
  ]
  for (const { id } of [device, sibling])
    if (dialect === 'sensocan') await createSensor(broker.admin, { id, slug: 'temp' })
  const elsewhere = await makeTenant(broker.admin, company.id)
  const { deviceToken } = await addDeviceToken(broker.admin, elsewhere.id)
  const scopes = ['read:telemetry' as const, 'read:logs' as const]
  const token = await createApiToken(broker.admin, { companyId: company.id, name: 'all', scopes })
  return {
    company,
    tenant,
    device,
    sibling,
    foreignToken: deviceToken,
    watcher: { username: token.id, password: token.value },
  }
}
type Siblings = Awaited<ReturnType<typeof makeSiblings>>

/** Of a ThingScale account all devices of the tenant are its own: the sibling is another account's. */
const asSibling: Readonly<Record<Exclude<DialectId, 'plain'>, (given: Siblings) => string>> = {
  capture: ({ tenant, sibling }) => ownMessage({ tenant, device: sibling })[0],
  drogue: ({ sibling }) => `state/${sibling.externalId}`,
  sensocan: ({ tenant, sibling }) => ownMessage({ tenant, device: sibling })[0],
  thingscale: ({ foreignToken }) => `${foreignToken}/json/dev1`,
  connio: ({ tenant, sibling }) => ownMessage({ tenant, device: sibling })[0],
}

const ownCommand: Readonly<Record<Exclude<DialectId, 'plain'>, (given: Siblings) => string>> = {
  capture: ({ device }) => `v1/sources/${device.externalId}/cmd/writedata`,
  drogue: () => 'command/inbox//restart',
  sensocan: ({ tenant, device }) => `tenant/${tenant.id}/device/${device.id}/command/restart`,
  thingscale: ({ device }) => `${device.credential.password}/cmd/dev1`,
  connio: ({ device }) => `connio/data/in/devices/${device.externalId}/methods/restart`,
}

const outputs: readonly ((given: Siblings) => string)[] = [
  ({ company, device }) => `v1/raw/${company.name}/${device.id}/a/b/c`,
  ({ company, device }) => `v1/logs/${company.name}/${device.id}/message`,
  ({ tenant }) => `app/${tenant.application}`,
  ({ tenant, device }) => `command/${tenant.application}/${device.externalId}/restart`,
  () => '$SYS/broker/version',
  () => '$signalbox/x',
]

const dialects = dialectIds.filter((id): id is Exclude<DialectId, 'plain'> => id !== 'plain')

describe.each(dialects)('A06 a %s device', (dialect) => {
  it('is refused as its sibling, on its own command topic and on every output topic; nothing of it is seen', async () => {
    const given = await makeSiblings(dialect)
    const watcher = await connect({ port: broker.mqttPort, ...given.watcher })
    const inbox = inboxOf(watcher)
    await watcher.subscribeAsync([`v1/raw/${given.company.name}/#`, `v1/logs/${given.company.name}/#`], {
      qos: 1,
    })
    const topics = [asSibling[dialect], ownCommand[dialect], ...outputs].map((topicOf) => topicOf(given))
    for (const topic of topics) await say(given, topic)
    await expect
      .poll(() => refusedTopics(given), SOON)
      .toEqual(expect.arrayContaining(topics.map(shown(given))))
    expect(await countOf('readings')).toBe('0')
    expect(await countOf('commands')).toBe('0')
    expect(inbox.taken.filter(({ topic }) => topic.startsWith('v1/raw/'))).toEqual([])
    expect(
      inbox.taken.filter(
        ({ text }) => text.includes('"outcome":"allowed"') && text.includes('"kind":"message"'),
      ),
    ).toEqual([])
    await watcher.endAsync()
  })
})

/** In a namespace of its own a plain client says what it likes, to those who are in it. */
it('A06 what a plain device publishes under the name of an output topic is seen by nobody outside of its namespace', async () => {
  const given = await makeSiblings('plain')
  const watcher = await connect({ port: broker.mqttPort, ...given.watcher })
  const inbox = inboxOf(watcher)
  await watcher.subscribeAsync(`v1/raw/${given.company.name}/#`, { qos: 1 })
  for (const topicOf of outputs) await say(given, topicOf(given))
  await say(given, 'line/temp')
  expect(await inbox.next()).toMatchObject({ topic: expect.stringContaining('/plain/') })
  for (const { topic } of inbox.taken) expect(topic).toContain(`/${given.device.id}/plain/`)
  await watcher.endAsync()
})

/** On a connection of its own, since it may cost it. */
async function say({ device }: Siblings, topic: string): Promise<void> {
  const { username, password } = device.credential
  const { client } = await rawConnect(broker.mqttPort, 4, {
    username,
    password: Buffer.from(password),
    clientId: device.dialect === 'connio' ? device.externalId : 'one',
  })
  const payload = '{"value":1,"Value":1,"Topic":"a/b","Data":1,"temp":1}'
  client.send({ cmd: 'publish', topic, payload, qos: 1, retain: false, dup: false, messageId: 1 })
  await client.next()
  await client.drop()
}

async function refusedTopics({ company }: Siblings): Promise<(string | null)[]> {
  const { rows } = await broker.pool.query<{ topic: string | null }>(
    `SELECT topic FROM live_log WHERE company_id = $1 AND outcome = 'refused'`,
    [company.id],
  )
  return rows.map(({ topic }) => topic)
}

/** A ThingScale topic is shown without its token, or with stars where another stands in its place. */
const shown =
  ({ device }: Siblings) =>
  (topic: string) => {
    if (device.dialect !== 'thingscale') return topic
    const own = `${device.credential.password}/`
    return topic.startsWith(own) ? topic.slice(own.length) : topic.replace(/^[^/]*/, '***')
  }

const countOf = async (table: 'readings' | 'commands') =>
  (await broker.pool.query<{ count: string }>(`SELECT count(*) FROM ${table}`)).rows[0]?.count
