import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { connect } from '@/testing/mqtt'
import { makePlant } from '@/testing/provision'

const DELAY_MS = 400

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
  // A deferred trigger runs within COMMIT: the commit itself takes its time.
  await broker.pool.query(`
    CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(${DELAY_MS / 1000}); RETURN NULL; END';
    CREATE CONSTRAINT TRIGGER slow_readings AFTER INSERT ON readings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow();
    CREATE CONSTRAINT TRIGGER slow_records AFTER INSERT ON live_log DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.outcome = 'refused') EXECUTE FUNCTION slow();
  `)
})
afterAll(() => broker.stop())

describe('with commits delayed by 400 ms', () => {
  it.each([1, 2] as const)('no acknowledgement of QoS %i comes before', async (qos) => {
    const { tenant, device } = await makePlant(broker.admin, 'sensocan', ['t'])
    const client = await connect({ port: broker.mqttPort, ...device.credential })
    const acknowledged = new Promise<number>((resolve) => {
      client.on('packetreceive', ({ cmd }) => {
        if (cmd === 'puback' || cmd === 'pubrec') resolve(performance.now())
      })
    })
    const sentAt = performance.now()
    await client.publishAsync(`tenant/${tenant.id}/device/${device.id}/sensor/t`, '{"value":1}', { qos })
    expect((await acknowledged) - sentAt).toBeGreaterThanOrEqual(DELAY_MS)
    await client.endAsync()
  })

  it('nor that of a refused message before its record is stored', async () => {
    const { tenant, device } = await makePlant(broker.admin, 'sensocan')
    const client = await connect({ port: broker.mqttPort, ...device.credential })
    const sentAt = performance.now()
    await client.publishAsync(`tenant/${tenant.id}/device/${device.id}/sensor/t`, '{"value":1}', { qos: 1 })
    expect(performance.now() - sentAt).toBeGreaterThanOrEqual(DELAY_MS)
    await client.endAsync()
  })
})
