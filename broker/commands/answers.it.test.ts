import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getCommand } from '@/lib/services/commands/get-command'
import { queueCommand } from '@/lib/services/commands/queue-command'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { collect, connect } from '@/testing/mqtt'
import { makePlant } from '@/testing/provision'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const commandNow = (id: string) => getCommand(broker.admin, { id })

describe('a command that names a variable', () => {
  it('is answered by the reading of that variable, and says how long it took', async () => {
    const { device } = await makePlant(broker.admin, 'capture')
    const source = await connect({ port: broker.mqttPort, ...device.credential })
    const inbox = await collect(source, `v1/sources/${device.id}/cmd/#`, 1)
    const { id } = await queueCommand(broker.admin, {
      id: device.id,
      name: 'line/motor/speed',
      payload: 1200,
      qos: 1,
    })
    await inbox.next()
    await expect.poll(async () => (await commandNow(id)).state).toBe('delivered')
    const base = `v1/sources/${device.id}/data/read/line/motor`
    await source.publishAsync(`${base}/torque`, '{"Value": 3}', { qos: 1 })
    await source.publishAsync(`${base}/speed`, '{"Value": 1200}', { qos: 1 })
    await expect.poll(async () => (await commandNow(id)).state).toBe('answered')
    const { deliveredAfterMs, answeredAfterMs } = await commandNow(id)
    expect(deliveredAfterMs).toBeGreaterThanOrEqual(0)
    expect(answeredAfterMs).toBeGreaterThanOrEqual(deliveredAfterMs ?? Number.POSITIVE_INFINITY)
    await source.endAsync()
  })

  it('stays delivered where the device tells of another', async () => {
    const { device } = await makePlant(broker.admin, 'connio')
    const client = await connect({
      port: broker.mqttPort,
      clientId: device.externalId,
      protocolVersion: 4,
      ...device.credential,
    })
    const inbox = await collect(client, `connio/data/in/devices/${device.externalId}/#`, 1)
    const { id } = await queueCommand(broker.admin, { id: device.id, name: 'setpoint', payload: 21, qos: 1 })
    await inbox.next()
    await expect.poll(async () => (await commandNow(id)).state).toBe('delivered')
    await client.publishAsync(`connio/data/out/devices/${device.externalId}/properties/other`, '1', {
      qos: 1,
    })
    expect((await commandNow(id)).state).toBe('delivered')
    await client.endAsync()
  })
})
