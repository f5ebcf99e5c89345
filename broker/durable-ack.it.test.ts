import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { connect } from '@/testing/mqtt'
import { durable, endAll, goOn, makePlainTenant } from '@/testing/plain'
import { makeDevice, makePlant } from '@/testing/provision'
import { rawConnect } from '@/testing/raw-client'

const DELAY_MS = 400

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
  // A deferred trigger runs within COMMIT: the commit itself takes its time.
  await broker.pool.query(`
    CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(${DELAY_MS / 1000}); RETURN NULL; END';
    CREATE CONSTRAINT TRIGGER slow_readings AFTER INSERT ON readings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow();
    CREATE CONSTRAINT TRIGGER slow_records AFTER INSERT ON live_log DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.outcome = 'refused') EXECUTE FUNCTION slow();
    CREATE CONSTRAINT TRIGGER slow_queue AFTER INSERT ON mqtt_queue DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow();
    CREATE CONSTRAINT TRIGGER slow_retained AFTER INSERT OR UPDATE ON mqtt_retained DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow();
  `)
})
afterAll(() => broker.stop())

describe('A35 with commits delayed by 400 ms', () => {
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

  it('a message whose sender has gone by then reaches those who wait for it all the same', async () => {
    const { asDevice, asUser } = await makePlainTenant(broker.admin)
    const session = { port: broker.mqttPort, ...asUser, ...durable(4, 'reader') }
    const { client: reader, inbox } = await goOn(session)
    await reader.subscribeAsync('line', { qos: 1 })
    const { username, password } = asDevice
    const login = { username, password: Buffer.from(password) }
    const { client: sender } = await rawConnect(broker.mqttPort, 4, login)
    sender.send({
      cmd: 'publish',
      topic: 'line',
      payload: 'left',
      qos: 1,
      dup: false,
      retain: false,
      messageId: 1,
    })
    sender.socket.end()
    expect(await inbox.next()).toMatchObject({ text: 'left', qos: 1 })
    await reader.endAsync()
  })

  it('what a device retains is no later than what it sends next', async () => {
    const { admin } = broker
    const tenant = await makePlainTenant(admin)
    // Their messages and those of their namespace went by the same connection, or by another one: as it happened.
    const devices = [tenant.device]
    for (let more = 0; more < 3; more++) devices.push(await makeDevice(admin, tenant.tenantId, 'plain'))
    const clients = await Promise.all(
      devices.map(({ credential }) => connect({ port: broker.mqttPort, ...credential })),
    )
    const send = (value: number) =>
      clients.flatMap((client) => [
        client.publishAsync('first', `${value}`, { qos: 1, retain: true }),
        client.publishAsync('second', `${value}`, { qos: 1 }),
      ])
    await Promise.all(send(1))
    const sent = Promise.all(send(2))
    const stored = async () => {
      const { rows } = await broker.pool.query<{ of: string; topics: string[] }>(
        `SELECT s.device_id AS of, array_agg(s.measurement ORDER BY s.measurement) AS topics
           FROM readings r JOIN sensors s USING (series) JOIN devices d ON d.id = s.device_id
          WHERE d.tenant_id = $1 AND r.num = 2 GROUP BY s.device_id`,
        [tenant.tenantId],
      )
      return rows.map(({ topics }) => topics)
    }
    let seen: string[][] = []
    while (seen.flat().length < 2 * devices.length) {
      seen = await stored()
      for (const topics of seen) expect(topics).toContain('first')
    }
    await sent
    await endAll(...clients)
  })
})
