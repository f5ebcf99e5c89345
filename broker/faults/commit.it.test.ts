/** `kill -9` of the broker at the two moments of a commit that matter: just before it, and before its answer came. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort } from '@/testing/free-port'
import { type HoldingProxy, type Moment, READINGS, startHoldingProxy } from '@/testing/holding-proxy'
import { type BrokerProcess, startBrokerProcess } from '@/testing/processes'
import { makePlant } from '@/testing/provision'
import { type RawClient, rawConnect } from '@/testing/raw-client'
import { startTestServices, type TestServices } from '@/testing/services'
import { storedValues } from '@/testing/stored-readings'

const PATIENCE_MS = 300_000
const SOON = { timeout: 60_000 }

let services: TestServices
let proxy: HoldingProxy
let broker: BrokerProcess
let env: Record<string, string>
beforeAll(async () => {
  services = await startTestServices()
  proxy = await startHoldingProxy(services.databaseUrl)
  env = {
    DATABASE_URL: proxy.url,
    DATA_DIR: services.dataDir,
    MQTT_PORT: String(await freePort()),
    MQTTS_PORT: '0',
    WSS_PORT: '0',
    WS_PORTS: '0',
    LOG_LEVEL: 'error',
  }
  broker = await startBrokerProcess(env)
}, PATIENCE_MS)
afterAll(async () => {
  await broker.stop()
  proxy.stop()
  await services.stop()
}, PATIENCE_MS)

const before: Moment['direction'] = 'to the database'
const after: Moment['direction'] = 'from the database'

it.each([
  ['its readings are on their way', 1, { direction: before, text: READINGS }, 0],
  ['COMMIT is on its way', 2, { direction: before, text: 'COMMIT' }, 0],
  ['it is stored, and no PUBACK sent', 1, { direction: after, text: 'COPY 1\0' }, 1],
  ['it is stored, and no PUBREC sent', 2, { direction: after, text: 'COMMIT\0' }, 1],
] as const)(
  'A34 killed when %s, QoS %i: stored once, and acknowledged when it comes again',
  { timeout: PATIENCE_MS },
  async (_when, qos, moment, stored) => {
    const { tenant, device } = await makePlant(services.admin, 'sensocan', ['t'])
    const { pool } = services.services.db
    const enter = async (): Promise<RawClient> => {
      const { username, password } = device.credential
      const login = { clientId: 'one', clean: false, username, password: Buffer.from(password) }
      return (await rawConnect(Number(env.MQTT_PORT), 4, login)).client
    }
    // At QoS 1 it says its time; at QoS 2 it does not, and would be one more.
    const timestamp = qos === 1 ? { timestamp: '2026-01-01T00:00:00Z' } : {}
    const topic = `tenant/${tenant.id}/device/${device.id}/sensor/t`
    const publish = (dup: boolean) =>
      ({
        cmd: 'publish',
        topic,
        payload: JSON.stringify({ value: 1, ...timestamp }),
        qos,
        dup,
        retain: false,
        messageId: 7,
      }) as const

    const client = await enter()
    // With this one the record of the connection is through, and the next commit is of the next message alone.
    await client.publish(topic, JSON.stringify({ value: 0, timestamp: '2025-01-01T00:00:00Z' }))
    const held = proxy.holdAt(moment)
    client.send(publish(false))
    await held
    await expect.poll(() => storedValues(pool, device.id), SOON).toHaveLength(1 + stored)
    await broker.kill()
    expect(await client.untilClosed()).toEqual([])
    expect(await storedValues(pool, device.id)).toHaveLength(1 + stored)

    proxy.letPass()
    broker = await startBrokerProcess(env)
    const again = await enter()
    again.send(publish(true))
    await again.expect(qos === 1 ? 'puback' : 'pubrec')
    if (qos === 2) {
      again.send({ cmd: 'pubrel', messageId: 7 })
      await again.expect('pubcomp')
    }
    expect(await storedValues(pool, device.id)).toEqual([
      ['sensocan/t/value', 0],
      ['sensocan/t/value', 1],
    ])
    await again.drop()
  },
)
