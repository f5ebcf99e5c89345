/** ASSURANCE 40: what durable sessions listen to, what waits for them and what is retained outlives the broker. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '@/testing/mqtt'
import {
  durable,
  endAll,
  goOn,
  LAST,
  makePlainTenant,
  type PlainTenant,
  speaking,
  untilLast,
} from '@/testing/plain'
import { type RestartedBroker, startRestartedBroker } from '@/testing/restarted-broker'

/** A process is started again and again, which takes its time on a machine that has other things to do. */
const PATIENCE_MS = 600_000
const SOON = { timeout: 30_000 }

let broker: RestartedBroker
beforeAll(async () => {
  broker = await startRestartedBroker()
}, PATIENCE_MS)
afterAll(() => broker.stop(), PATIENCE_MS)

const ofQos = (come: readonly { text: string; qos: number }[], wanted: number) =>
  come.filter(({ qos }) => qos === wanted).map(({ text }) => text)

/** A session that listens and goes away. */
async function leave(options: Parameters<typeof connect>[0], ...filters: readonly string[]): Promise<void> {
  const client = await connect(options)
  for (const filter of filters) await client.subscribeAsync(filter, { qos: 2 })
  await client.endAsync()
}

/** Messages that wait for the sessions of a tenant. */
async function waiting(tenantId: number): Promise<number> {
  const { rows } = await broker.services.db.pool.query(
    'SELECT count(*)::int AS count FROM mqtt_queue q JOIN mqtt_sessions s ON s.id = q.session_id WHERE s.tenant_id = $1',
    [tenantId],
  )
  return rows[0]?.count
}

describe.each(['kill -9', 'SIGTERM'] as const)('A40 over %s', (how) => {
  let tenant: PlainTenant
  const as = (login: PlainTenant['asUser'], version: 4 | 5 = 5) =>
    connect({ port: broker.mqttPort, ...login, ...speaking(version) })
  const session = (version: 4 | 5, clientId = `reader-${version}`) => ({
    port: broker.mqttPort,
    ...tenant.asUser,
    ...durable(version, clientId),
  })

  beforeAll(async () => {
    tenant = await makePlainTenant(broker.admin)
    await leave(session(4), 'line/#')
    await leave(session(5), 'line/#', '$share/group/shared')
    await leave({ ...session(5, 'clean'), clean: true, properties: {} }, 'line/#')
    await leave(session(5, 'over'), 'line/#')
    const writer = await as(tenant.asDevice)
    for (const [index, qos] of ([1, 2, 1, 2] as const).entries())
      await writer.publishAsync('line/a', `before ${index}`, { qos })
    const expiring = { qos: 1, properties: { messageExpiryInterval: 3600 } } as const
    await writer.publishAsync('line/a', 'too old', expiring)
    await writer.publishAsync('line/a', 'young', expiring)
    await writer.publishAsync('shared', 'of the group', { qos: 1 })
    const retained = { qos: 1, retain: true } as const
    for (const text of ['one', 'two']) await writer.publishAsync('state/a', text, retained)
    for (const text of ['gone', '']) await writer.publishAsync('state/b', text, retained)
    await writer.endAsync()
    await broker.again(how, async () => {
      const { pool } = broker.services.db
      await pool.query(
        `UPDATE mqtt_sessions SET expires_at = now() - interval '1 second' WHERE client_id = 'over'`,
      )
      await pool.query(`UPDATE mqtt_queue SET expires_at_ms = 1 WHERE payload = 'too old'`)
    })
  }, PATIENCE_MS)

  it('nothing is left of a session that began clean, or whose time was over', async () => {
    const { rows } = await broker.services.db.pool.query(
      `SELECT s.client_id, count(q.id)::int AS waiting FROM mqtt_sessions s LEFT JOIN mqtt_queue q ON q.session_id = s.id
        WHERE s.tenant_id = $1 GROUP BY client_id ORDER BY client_id`,
      [tenant.tenantId],
    )
    expect(rows).toEqual([
      { client_id: 'reader-4', waiting: 6 },
      { client_id: 'reader-5', waiting: 7 },
    ])
  })

  it.each([4, 5] as const)(
    'what waits comes, and the filters hold, version %s',
    { timeout: PATIENCE_MS },
    async (version) => {
      const writer = await as(tenant.asDevice)
      const properties = { contentType: 'text/plain', userProperties: { a: 'b' } }
      await writer.publishAsync('line/b', `after ${version}`, { qos: 1, properties })
      await writer.publishAsync('line/b', LAST, { qos: 2 })
      const { client, inbox } = await goOn(session(version))
      const come = await untilLast(inbox)
      const shared = version === 5 ? ['of the group'] : []
      const after = version === 5 ? ['after 4', 'after 5'] : ['after 4']
      expect(ofQos(come, 1)).toEqual(['before 0', 'before 2', 'young', ...shared, ...after])
      expect(ofQos(come, 2).slice(0, 2)).toEqual(['before 1', 'before 3'])
      if (version === 5)
        expect(come.find(({ text }) => text === 'after 5')).toMatchObject({
          contentType: 'text/plain',
          userProperties: { a: 'b' },
        })
      await endAll(writer, client)
    },
  )

  it('retained messages are as they were last', async () => {
    const { client, inbox } = await goOn({ port: broker.mqttPort, ...tenant.asUser })
    await client.subscribeAsync('state/#', { qos: 1 })
    await client.subscribeAsync('last', { qos: 1 })
    await client.publishAsync('last', LAST, { qos: 1 })
    expect((await untilLast(inbox)).map(({ topic, text, isRetained }) => [topic, text, isRetained])).toEqual([
      ['state/a', 'two', true],
    ])
    await client.endAsync()
  })
})

it('A40 what was acknowledged for others is there after kill -9 under load, in its order', {
  timeout: PATIENCE_MS,
}, async () => {
  const { asDevice, asUser, tenantId } = await makePlainTenant(broker.admin)
  const session = { port: broker.mqttPort, ...asUser, ...durable(5, 'reader') }
  await leave(session, 'load')
  for (let round = 0; round < 2; round++) {
    const writer = await connect({ port: broker.mqttPort, ...asDevice })
    const acknowledged: string[] = []
    const sent = Array.from({ length: 400 }, (_, index) => `${round}-${index}`)
    await new Promise<void>((resolve) => {
      for (const text of sent)
        writer.publish('load', text, { qos: 1 }, (error) => {
          if (!error && acknowledged.push(text) === 50 + 30 * round) resolve()
        })
    })
    await broker.again('kill -9')
    writer.end(true)
    const { client, inbox } = await goOn(session)
    await client.publishAsync('load', LAST, { qos: 1 })
    const come = (await untilLast(inbox)).map(({ text }) => text)
    expect(come.filter((text) => acknowledged.includes(text))).toEqual(acknowledged)
    expect(sent.filter((text) => come.includes(text))).toEqual(come)
    await client.endAsync()
    // What the client acknowledged is cleared behind it.
    await expect.poll(() => waiting(tenantId), SOON).toBe(0)
  }
})
