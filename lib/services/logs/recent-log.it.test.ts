import { connectAsync } from 'mqtt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadUser } from '@/lib/access/reach'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { makePlant, makeUser } from '@/testing/provision'
import { getLatest } from '../readings/get-latest'
import { replayLogs } from '../replay/replay-logs'
import { createSensor } from '../sensors/create-sensor'
import { getLog } from './get-log'
import { listLogs } from './list-logs'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

/** What the device sent, as Live Logs have it. */
async function publish(
  dialect: 'capture' | 'sensocan',
  topicOf: (externalId: string, tenantId: number) => string,
  payload: string,
) {
  const plant = await makePlant(broker.admin, dialect)
  const { device, tenant } = plant
  const { username, password } = device.credential
  const client = await connectAsync(`mqtt://127.0.0.1:${broker.mqttPort}`, { username, password })
  await client.publishAsync(topicOf(device.externalId, tenant.id), payload, { qos: 1 })
  await client.endAsync()
  const { items } = await listLogs(broker.admin, { deviceId: device.id, kind: 'message', limit: 10 })
  const [record] = items
  if (!record) throw new Error('nothing is recorded')
  return { ...plant, record }
}

describe('a message of the broker', () => {
  it('that was accepted is found by its number, in five forms', async () => {
    const { record, device, company } = await publish(
      'capture',
      (id) => `v1/sources/${id}/data/read/Line/Motor`,
      '{"Fields": {"Speed": 1, "Torque": 2}}',
    )
    const { forms } = await getLog(broker.admin, { seq: record.seq })
    expect(forms.received).toMatchObject({ isWhole: true, payload: '{"Fields": {"Speed": 1, "Torque": 2}}' })
    const tree = `v1/raw/${company.name}/${device.externalId}/Line/Motor`
    expect(forms.rawTree).toMatchObject({
      messages: [{ topic: `${tree}/Speed` }, { topic: `${tree}/Torque` }],
    })
    for (const form of [forms.eventStructured, forms.eventBinary, forms.connioFeed])
      expect(form).toMatchObject({ isShown: true, more: 0 })
  })

  it('is not found by another company', async () => {
    const { record } = await publish('capture', (id) => `v1/sources/${id}/data/read/a/b/c`, '{"Value": 1}')
    const { company } = await makePlant(broker.admin, 'capture')
    const stranger = await makeUser(broker.admin, company.id, 'company-admin')
    const user = await loadUser(broker.services.db.pool, stranger.id)
    if (!user) throw new Error('no such user')
    await expect(getLog(broker.as(user.actor), { seq: record.seq })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('that was refused is replayed at the time at which it came', async () => {
    const { record, device } = await publish(
      'sensocan',
      (id, tenantId) => `tenant/${tenantId}/device/${id}/sensor/temp_01`,
      '{"value": 21.5}',
    )
    expect(record).toMatchObject({ outcome: 'refused', code: 'unknown-sensor', isWhole: true })
    await createSensor(broker.admin, { id: device.id, slug: 'temp_01' })
    const done = await replayLogs(broker.admin, { seqs: [record.seq], dryRun: false })
    expect(done).toMatchObject({ messages: 1, readings: 1 })
    const { items } = await getLatest(broker.admin, { id: device.id })
    expect(items).toMatchObject([{ value: 21.5, ts: record.receivedAt }])
  })
})
