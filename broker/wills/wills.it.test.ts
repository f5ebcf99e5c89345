/** Wills of those whom a broker took with it, published by the next one. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { deleteCredential } from '@/lib/services/credentials/delete-credential'
import { connect } from '@/testing/mqtt'
import { durable, endAll, goOn, LAST, makePlainTenant, type PlainTenant, untilLast } from '@/testing/plain'
import { type RestartedBroker, startRestartedBroker } from '@/testing/restarted-broker'

/** A process is started again and again, which takes its time on a machine that has other things to do. */
const PATIENCE_MS = 600_000
const SOON = { timeout: 60_000 }

let broker: RestartedBroker
beforeAll(async () => {
  broker = await startRestartedBroker()
}, PATIENCE_MS)
afterAll(() => broker.stop(), PATIENCE_MS)

const LATER = { willDelayInterval: 3600 }
const willOf = (name: string, properties?: { willDelayInterval: number }) => ({
  topic: `wills/${name}`,
  payload: Buffer.from(name),
  qos: 1 as const,
  retain: name === 'clean' || name === 'offline',
  ...(properties ? { properties } : {}),
})

/** Their clients will never come back by themselves: nobody hears what they say when the broker goes. */
async function leaveWills({ asDevice, asOther }: PlainTenant): Promise<void> {
  const port = broker.mqttPort
  const connected = [
    await connect({ port, ...asOther, clientId: 'clean', will: willOf('clean') }),
    await connect({ port, ...asOther, clientId: 'status', will: { ...willOf('offline'), topic: 'status' } }),
    await connect({ port, ...asOther, ...durable(5, 'back'), will: willOf('back', LATER) }),
    await connect({ port, ...asOther, ...durable(5, 'waits'), will: willOf('waits', LATER) }),
    await connect({ port, ...asDevice, ...durable(5, 'fallen'), will: willOf('fallen', LATER) }),
  ]
  const lost = await connect({ port, ...asOther, ...durable(5, 'lost'), will: willOf('lost', LATER) })
  lost.stream.destroy()
  const polite = await connect({ port, ...asOther, ...durable(5, 'polite'), will: willOf('polite', LATER) })
  await polite.endAsync()
  for (const client of connected) client.on('close', () => client.end(true))
}

describe.each(['kill -9', 'SIGTERM'] as const)('over %s', (how) => {
  let tenant: PlainTenant
  /** While no broker runs. */
  let left: readonly string[]
  const kept = async () => {
    const { rows } = await broker.services.db.pool.query(
      'SELECT client_id FROM mqtt_wills WHERE tenant_id = $1 ORDER BY client_id',
      [tenant.tenantId],
    )
    return rows.map(({ client_id }) => client_id)
  }

  beforeAll(async () => {
    tenant = await makePlainTenant(broker.admin)
    const reader = await connect({ port: broker.mqttPort, ...tenant.asUser, ...durable(5, 'reader') })
    await reader.subscribeAsync('wills/#', { qos: 1 })
    await reader.endAsync()
    await leaveWills(tenant)
    const { pool } = broker.services.db
    const due = `SELECT client_id FROM mqtt_wills WHERE tenant_id = $1 AND due_at_ms IS NOT NULL`
    await vi.waitFor(async () => {
      expect(await kept()).toEqual(['back', 'clean', 'fallen', 'lost', 'status', 'waits'])
      expect((await pool.query(due, [tenant.tenantId])).rows).toEqual([{ client_id: 'lost' }])
    }, SOON)
    await broker.again(how, async () => {
      left = await kept()
      await pool.query(`UPDATE mqtt_wills SET due_at_ms = 1 WHERE client_id IN ('fallen', 'lost')`)
      await deleteCredential(broker.admin, {
        id: tenant.device.id,
        credentialId: tenant.device.credential.id,
      })
    })
  }, PATIENCE_MS)

  it('[MQTT-3.1.2-8] those that are not delayed go out when the server closes, where it has the time', () => {
    const waiting = ['back', 'fallen', 'lost', 'waits']
    expect(left).toEqual(how === 'SIGTERM' ? waiting : [...waiting, 'clean', 'status'].sort())
  })

  it('A08 each goes out once when it is due, where its client may still publish it', SOON, async () => {
    const port = broker.mqttPort
    // Who comes back is not overtaken by what it left.
    const status = await connect({ port, ...tenant.asOther, clientId: 'status' })
    await status.publishAsync('status', 'online', { qos: 1, retain: true })
    const back = await goOn({ port, ...tenant.asOther, ...durable(5, 'back') })
    await expect.poll(kept, SOON).toEqual(['waits'])
    const { client, inbox } = await goOn({ port, ...tenant.asUser, ...durable(5, 'reader') })
    await client.publishAsync('wills/last', LAST, { qos: 1 })
    expect((await untilLast(inbox)).map(({ text }) => text).sort()).toEqual(['clean', 'lost'])
    const other = await goOn({ port, ...tenant.asUser, clientId: 'other' })
    await other.client.subscribeAsync(['wills/#', 'status'], { qos: 1 })
    await other.client.publishAsync('wills/last', LAST, { qos: 1 })
    expect((await untilLast(other.inbox)).map(({ text }) => text).sort()).toEqual(['clean', 'online'])
    const { rows } = await broker.services.db.pool.query(
      `SELECT topic FROM live_log WHERE tenant_id = $1 AND outcome = 'refused' AND kind = 'message'`,
      [tenant.tenantId],
    )
    expect(rows).toEqual([{ topic: 'wills/fallen' }])
    await endAll(status, back.client, client, other.client)
  })
})
