/** Devices that a ThingScale account publishes for the first time: registered once, in order, and never under a secret. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askBroker } from '@/lib/link/ask-broker'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { recordsOf, refusedCodes } from '@/testing/live-log'
import { connect } from '@/testing/mqtt'
import { makePlant } from '@/testing/provision'
import { storedValues } from '@/testing/stored-readings'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker({ proxied: true })
})
afterAll(() => broker.stop())

async function openAccount() {
  const { company, tenant, device } = await makePlant(broker.admin, 'thingscale')
  const { username, password: token } = device.credential
  const client = await connect({ port: broker.mqttPort, username, password: token, clientId: 'account' })
  return { company, tenant, token, client }
}

async function idsOf(tenantId: number, externalId: string): Promise<string[]> {
  const { rows } = await broker.pool.query<{ id: string }>(
    'SELECT id FROM devices WHERE tenant_id = $1 AND external_id = $2',
    [tenantId, externalId],
  )
  return rows.map(({ id }) => id)
}

const COUNT = 40
const inOrder = Array.from({ length: COUNT }, (_, index) => index)

describe('messages sent at once for a device that is new', () => {
  it('are stored in the order in which they came, and one of them has registered it', async () => {
    const { company, tenant, token, client } = await openAccount()
    const names = ['first', 'second', 'third', 'fourth']
    for (const name of names)
      await Promise.all(
        inOrder.map((at) => client.publishAsync(`${token}/json/${name}`, `${at}`, { qos: 1 })),
      )
    for (const name of names) {
      const [id = ''] = await idsOf(tenant.id, name)
      expect((await storedValues(broker.pool, id)).map(([, value]) => value)).toEqual(inOrder)
    }
    const notes = (await recordsOf(broker.pool, company.id, 'allowed')).filter(
      ({ code }) => code === 'new-device',
    )
    expect(notes).toHaveLength(names.length)
    await client.endAsync()
  })

  it('wait where the database falls silent meanwhile, and none is lost or doubled', async () => {
    const { tenant, token, client } = await openAccount()
    broker.stall()
    let acknowledged = 0
    const publishes = inOrder.map((at) =>
      client.publishAsync(`${token}/json/late/tag`, `{"v":${at}}`, { qos: 1 }).then(() => acknowledged++),
    )
    await expect.poll(async () => (await askBroker(broker.link).health()).status).toBe('degraded')
    expect(acknowledged).toBe(0)
    broker.resume()
    await Promise.all(publishes)
    const ids = await idsOf(tenant.id, 'late')
    expect(ids).toHaveLength(1)
    expect((await storedValues(broker.pool, ids[0] ?? '')).map(([, value]) => value)).toEqual(inOrder)
    await client.endAsync()
  })
})

it('a token where a device id or a tag stands registers nothing, and is kept nowhere', async () => {
  const { company, tenant, token, client } = await openAccount()
  for (const below of [`json/${token}`, `json/lamp/${token}`, `binary/x${token}`])
    await client.publishAsync(`${token}/${below}`, '1', { qos: 1 })
  await client.publishAsync(`${token}/json/lamp`, '1', { qos: 1 })
  expect(await refusedCodes(broker.pool, company.id)).toEqual(Array(3).fill('name-not-valid'))
  const { rows } = await broker.pool.query(
    `SELECT d.external_id AS text FROM devices d WHERE tenant_id = $1
      UNION ALL SELECT measurement FROM sensors JOIN devices d ON d.id = device_id WHERE tenant_id = $1
      UNION ALL SELECT concat(topic, sentence, mend) FROM live_log WHERE tenant_id = $1
      UNION ALL SELECT concat(a) FROM audit a WHERE tenant_id = $1`,
    [tenant.id],
  )
  expect(rows.map(({ text }) => text)).toContain('lamp')
  expect(JSON.stringify(rows)).not.toContain(token)
  await client.endAsync()
})
