/** What somebody may no longer have is neither kept for them, nor delivered, nor believed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listConnections } from '@/lib/services/connections/list-connections'
import { deleteCredential } from '@/lib/services/credentials/delete-credential'
import { deleteDevice } from '@/lib/services/devices/delete-device'
import { updateUser } from '@/lib/services/users/update-user'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { recordOf } from '@/testing/live-log'
import { connect } from '@/testing/mqtt'
import { durable, endAll, goOn, LAST, makePlainTenant, speaking, untilLast } from '@/testing/plain'
import { makeCompany, makeDevice, makeTenant, makeUser, PASSWORD } from '@/testing/provision'
import { rawConnect } from '@/testing/raw-client'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker({ lab: true, env: { MQTT_LAB_DENY: 'secret/#' } })
})
afterAll(() => broker.stop())

/** A machine that has other things to do takes its time. */
const SOON = { timeout: 30_000 }
const PATIENCE = { timeout: 600_000 }

const rowsOf = async (sql: string, ...values: readonly unknown[]) =>
  (await broker.pool.query(sql, [...values])).rows

describe.each([4, 5] as const)(
  'A05 a SUBSCRIBE with a refused filter beside an allowed one, version %s',
  (version) => {
    it.each([
      { filters: ['open', 'secret/a'], qos: 0, clean: false },
      { filters: ['open', 'secret/a'], qos: 1, clean: false },
      { filters: ['secret/a', 'open'], qos: 2, clean: false },
      { filters: ['secret/a', 'open'], qos: 1, clean: true },
    ] as const)(
      'leaves nothing of it: $filters at QoS $qos, clean $clean',
      async ({ filters, qos, clean }) => {
        const clientId = `poisoned-${version}-${filters[0]}-${qos}-${clean}`
        const properties = version === 5 ? { properties: { sessionExpiryInterval: 60 } } : {}
        const enter = (isClean: boolean) =>
          rawConnect(broker.labPort, version, { clientId, clean: isClean, ...properties })
        const { client } = await enter(clean)
        const subscriptions = filters.map((topic) => ({ topic, qos }))
        client.send({ cmd: 'subscribe', messageId: 1, subscriptions })
        const expected = filters.map((filter) => (filter === 'open' ? qos : 0x80))
        expect((await client.expect('suback')).granted).toEqual(expected)
        await client.drop()
        const writer = await connect({ port: broker.labPort, ...speaking(version) })
        for (const topic of ['secret/a', 'open']) await writer.publishAsync(topic, topic, { qos })
        const stored = await rowsOf(
          `SELECT f.filter FROM mqtt_subscriptions f JOIN mqtt_sessions s ON s.id = f.session_id WHERE s.client_id = $1`,
          clientId,
        )
        const isKept = version === 5 || !clean
        expect(stored.map(({ filter }) => filter.split('/').at(-1))).toEqual(isKept ? ['open'] : [])
        const { client: again, connack } = await enter(false)
        expect(connack.sessionPresent).toBe(isKept)
        const come = (await again.untilPing()).flatMap(({ packet }) =>
          packet?.cmd === 'publish' ? [packet.topic] : [],
        )
        // What is of QoS 0 waits for nobody.
        expect(come).toEqual(isKept && qos > 0 ? ['open'] : [])
        await again.drop()
        await writer.endAsync()
      },
    )
  },
)

describe('A09 a retained message', () => {
  it.each(['deleted', 'revoked'] as const)(
    'whose writer was %s is purged, and not delivered',
    async (how) => {
      const { asDevice, asOther, asUser, device } = await makePlainTenant(broker.admin)
      const writer = await connect({ port: broker.mqttPort, ...asDevice })
      const other = await connect({ port: broker.mqttPort, ...asOther })
      await writer.publishAsync('state/gone', 'x', { qos: 1, retain: true })
      await other.publishAsync('state/stays', 'y', { qos: 1, retain: true })
      if (how === 'deleted') await deleteDevice(broker.admin, { id: device.id })
      else await deleteCredential(broker.admin, { id: device.id, credentialId: device.credential.id })
      await expect
        .poll(
          () =>
            rowsOf(
              `SELECT FROM mqtt_retained WHERE topic LIKE '%state/gone' AND writer->>'deviceId' = $1`,
              device.id,
            ),
          SOON,
        )
        .toEqual([])
      const { client, inbox } = await goOn({ port: broker.mqttPort, ...asUser })
      await client.subscribeAsync('state/#', { qos: 1 })
      expect(await inbox.next()).toMatchObject({ topic: 'state/stays' })
      await client.subscribeAsync('last', { qos: 1 })
      await client.publishAsync('last', LAST, { qos: 1 })
      expect(await untilLast(inbox)).toEqual([])
      await endAll(other, client)
    },
  )
})

describe('A09 a durable queue', () => {
  it('brings nothing of a tenant that went out of sight', async () => {
    const company = await makeCompany(broker.admin)
    const [here, there] = [
      await makeTenant(broker.admin, company.id),
      await makeTenant(broker.admin, company.id),
    ]
    const user = await makeUser(broker.admin, company.id, 'viewer', [here.id, there.id])
    const session = {
      port: broker.mqttPort,
      username: user.username,
      password: PASSWORD,
      ...durable(5, 'reader'),
    }
    const before = await connect(session)
    await before.subscribeAsync(`v1/raw/${company.name}/#`, { qos: 1 })
    await before.endAsync()
    for (const tenant of [there, here]) {
      const device = await makeDevice(broker.admin, tenant.id, 'sensocan', ['s'])
      const client = await connect({ port: broker.mqttPort, ...device.credential })
      const topic = `tenant/${tenant.id}/device/${device.id}/sensor/s`
      await client.publishAsync(topic, JSON.stringify({ value: tenant.id }), { qos: 1 })
      await client.endAsync()
    }
    const waiting = () =>
      rowsOf(
        `SELECT FROM mqtt_queue q JOIN mqtt_sessions s ON s.id = q.session_id WHERE s.key LIKE $1`,
        `user:${user.id}:%`,
      )
    await expect.poll(async () => (await waiting()).length, SOON).toBe(2)
    await updateUser(broker.admin, {
      id: user.id,
      membership: { companyId: company.id, role: 'viewer', tenantIds: [here.id] },
    })
    const { client, inbox } = await goOn(session)
    const { text } = await inbox.next()
    expect(JSON.parse(text)).toMatchObject({ Value: here.id })
    await expect.poll(async () => (await waiting()).length, SOON).toBe(0)
    expect(inbox.taken).toEqual([])
    await client.endAsync()
  })

  it('is gone with the session of a device that was deleted', async () => {
    const { asDevice, asOther, device } = await makePlainTenant(broker.admin)
    const before = await connect({ port: broker.mqttPort, ...asDevice, ...durable(4, 'reader') })
    await before.subscribeAsync('line', { qos: 1 })
    await before.endAsync()
    const writer = await connect({ port: broker.mqttPort, ...asOther })
    await writer.publishAsync('line', 'x', { qos: 1 })
    const [session] = await rowsOf('SELECT id FROM mqtt_sessions WHERE device_id = $1', device.id)
    await deleteDevice(broker.admin, { id: device.id })
    await expect
      .poll(() => rowsOf('SELECT FROM mqtt_queue WHERE session_id = $1', session.id), SOON)
      .toEqual([])
    await writer.endAsync()
  })
})

it(
  'a queue that is full takes no more, says so once, and goes on when it was emptied',
  PATIENCE,
  async () => {
    const { asDevice, asUser, companyId } = await makePlainTenant(broker.admin)
    const session = { port: broker.mqttPort, ...asUser, ...durable(4, 'reader') }
    const before = await connect(session)
    await before.subscribeAsync('line', { qos: 1 })
    await before.endAsync()
    const writer = await connect({ port: broker.mqttPort, ...asDevice })
    await Promise.all(
      Array.from({ length: 1_010 }, (_, index) => writer.publishAsync('line', `n-${index}`, { qos: 1 })),
    )
    expect(await recordOf(broker.pool, companyId, 'queue-full')).toMatchObject({ client_id: 'reader' })
    const { client, inbox } = await goOn(session)
    const { items } = await listConnections(broker.admin, { limit: 10, companyId })
    expect(items.find(({ clientId }) => clientId === 'reader')).toMatchObject({ droppedQueueFull: 10 })
    for (let index = 0; index < 1_000; index++) expect((await inbox.next()).text).toBe(`n-${index}`)
    await expect
      .poll(
        () =>
          rowsOf(
            'SELECT FROM mqtt_queue q JOIN mqtt_sessions s ON s.id = q.session_id WHERE s.company_id = $1',
            companyId,
          ),
        SOON,
      )
      .toEqual([])
    await writer.publishAsync('line', LAST, { qos: 1 })
    expect(await untilLast(inbox)).toEqual([])
    await endAll(writer, client)
  },
)

it('a shared message waits for a member who is away where none is here, in turn', async () => {
  const { asDevice, asUser, asOther } = await makePlainTenant(broker.admin)
  const members = [asUser, asOther].map((login) => ({
    port: broker.mqttPort,
    ...login,
    ...durable(5, 'member'),
  }))
  for (const member of members) {
    const client = await connect(member)
    await client.subscribeAsync(['$share/g/line', 'last'], { qos: 1 })
    await client.endAsync()
  }
  const writer = await connect({ port: broker.mqttPort, ...asDevice })
  for (let index = 0; index < 10; index++) await writer.publishAsync('line', `${index}`, { qos: 1 })
  await writer.publishAsync('last', LAST, { qos: 1 })
  const shares: string[][] = []
  for (const member of members) {
    const { client, inbox } = await goOn(member)
    shares.push((await untilLast(inbox)).map(({ text }) => text))
    await client.endAsync()
  }
  expect(shares.map((share) => share.length)).toEqual([5, 5])
  expect(new Set(shares.flat()).size).toBe(10)
  await writer.endAsync()
})

it('a member of two groups gets a copy of each, when it comes back too', async () => {
  const { asDevice, asUser } = await makePlainTenant(broker.admin)
  const session = { port: broker.mqttPort, ...asUser, ...durable(5, 'member') }
  const before = await connect(session)
  await before.subscribeAsync(['$share/one/line', '$share/two/line', 'last'], { qos: 1 })
  await before.endAsync()
  const writer = await connect({ port: broker.mqttPort, ...asDevice })
  await writer.publishAsync('line', 'x', { qos: 1 })
  await writer.publishAsync('last', LAST, { qos: 1 })
  const { client, inbox } = await goOn(session)
  expect((await untilLast(inbox)).map(({ text }) => text)).toEqual(['x', 'x'])
  await endAll(writer, client)
})

describe('A10 one client id', () => {
  it.each(['of another tenant', 'of another device'] as const)(
    '%s is another session: both stay, and no queue crosses',
    async (whose) => {
      const { asDevice, asOther, asUser } = await makePlainTenant(broker.admin)
      const elsewhere = whose === 'of another tenant' ? await makePlainTenant(broker.admin) : undefined
      const logins = [asDevice, elsewhere?.asDevice ?? asOther]
      const sessions = logins.map((login) => ({ port: broker.mqttPort, ...login, ...durable(5, 'twin') }))
      const writers = [asUser, elsewhere?.asUser ?? asUser].map((login) => ({
        port: broker.mqttPort,
        ...login,
      }))
      const enter = () => Promise.all(sessions.map((session) => goOn(session)))
      const first = await enter()
      for (const [at, { client, inbox }] of first.entries()) {
        await client.subscribeAsync([`line/${at}`, 'last'], { qos: 1 })
        await client.publishAsync(`line/${at}`, `live ${at}`, { qos: 1 })
        expect(await inbox.next()).toMatchObject({ text: `live ${at}` })
      }
      // Neither ended the other.
      expect(first.map(({ client }) => client.connected)).toEqual([true, true])
      await endAll(...first.map(({ client }) => client))
      for (const [at, login] of writers.entries()) {
        const writer = await connect(login)
        await writer.publishAsync(`line/${at}`, `queued ${at}`, { qos: 1 })
        if (elsewhere || at === 1) await writer.publishAsync('last', LAST, { qos: 1 })
        await writer.endAsync()
      }
      const second = await enter()
      const come = await Promise.all(second.map(({ inbox }) => untilLast(inbox)))
      expect(come.map((messages) => messages.map(({ text }) => text))).toEqual([['queued 0'], ['queued 1']])
      await endAll(...second.map(({ client }) => client))
    },
  )
})
