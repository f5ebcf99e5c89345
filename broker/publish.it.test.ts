import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LogRecord } from '@/lib/contract/logs'
import { createApiToken } from '@/lib/services/api-tokens/create-api-token'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { closed, collect, connect } from '@/testing/mqtt'
import { makePlant, makeUser, PASSWORD } from '@/testing/provision'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const stored = async (deviceId: string) => {
  const { rows } = await broker.pool.query<{
    path: string
    num: number | null
    txt: string | null
    ts: string
  }>(
    `SELECT concat_ws('/', connection, measurement, key) AS path, num, txt, micros(ts) AS ts
       FROM readings JOIN sensors USING (series) WHERE device_id = $1 ORDER BY ts, path`,
    [deviceId],
  )
  return rows.map(({ path, num, txt, ts }) => ({ path, value: num ?? txt, ms: Number(ts) / 1000 }))
}
const refusals = async (deviceId: string) => {
  const { rows } = await broker.pool.query<{ code: string; told: string; stage: string }>(
    `SELECT stage, code, told FROM live_log WHERE device_id = $1 AND outcome = 'refused' ORDER BY seq`,
    [deviceId],
  )
  return rows
}

describe('a SensoCAN device', () => {
  it('has its reading stored before the PUBACK', async () => {
    const { tenant, device } = await makePlant(broker.admin, 'sensocan', ['temp_01'])
    const client = await connect({ port: broker.mqttPort, ...device.credential })
    const topic = `tenant/${tenant.id}/device/${device.id}/sensor/temp_01`
    await client.publishAsync(topic, '{"value":24.5,"timestamp":"2023-10-27T10:00:00Z"}', { qos: 1 })
    expect(await stored(device.id)).toEqual([
      { path: 'sensocan/temp_01/value', value: 24.5, ms: Date.UTC(2023, 9, 27, 10) },
    ])
    await client.endAsync()
  })

  it('has a timed redelivery overwrite itself, and messages without a time kept apart', async () => {
    const { tenant, device } = await makePlant(broker.admin, 'sensocan', ['t'])
    const client = await connect({ port: broker.mqttPort, ...device.credential })
    const topic = `tenant/${tenant.id}/device/${device.id}/sensor/t`
    for (const value of [1, 2])
      await client.publishAsync(topic, JSON.stringify({ value, timestamp: '2026-01-01T00:00:00Z' }), {
        qos: 1,
      })
    await Promise.all(
      Array.from({ length: 50 }, (_, value) =>
        client.publishAsync(topic, JSON.stringify({ value }), { qos: 1 }),
      ),
    )
    const rows = await stored(device.id)
    expect(rows[0]).toMatchObject({ value: 2 })
    expect(rows.slice(1).map(({ value }) => value)).toEqual(Array.from({ length: 50 }, (_, value) => value))
    await client.endAsync()
  })

  it('stays connected when a message is refused, which is stored before the PUBACK', async () => {
    const { tenant, device } = await makePlant(broker.admin, 'sensocan', ['temp_01'])
    const client = await connect({ port: broker.mqttPort, ...device.credential })
    const base = `tenant/${tenant.id}/device/${device.id}`
    await client.publishAsync(`${base}/sensor/temp_0l`, '{"value":1}', { qos: 1 })
    await client.publishAsync(`${base}/sensor/temp_01`, '{"value":', { qos: 1 })
    await client.publishAsync(`tenant/${tenant.id + 999}/device/${device.id}`, '{}', { qos: 2 })
    expect(await refusals(device.id)).toEqual([
      { stage: 'sensor', code: 'unknown-sensor', told: 'PUBACK' },
      { stage: 'parse', code: 'payload-not-json', told: 'PUBACK' },
      { stage: 'acl', code: 'publish-out-of-scope', told: 'PUBREC' },
    ])
    expect(client.connected).toBe(true)
    expect(await stored(device.id)).toEqual([])
    await client.endAsync()
  })

  it('keeps the good items of a batch and names each bad one', async () => {
    const { tenant, device } = await makePlant(broker.admin, 'sensocan', ['temp_01'])
    const client = await connect({ port: broker.mqttPort, ...device.credential })
    const payload = JSON.stringify({
      data: [
        { sensor_slug: 'temp_01', value: 24.5 },
        { sensor_slug: 'nope', value: 1 },
        { sensor_uuid: device.sensors[0]?.id, value: 3 },
      ],
      battery_voltage: 3.7,
    })
    await client.publishAsync(`tenant/${tenant.id}/device/${device.id}`, payload, { qos: 1 })
    const rows = await stored(device.id)
    expect(rows.map(({ path, value }) => [path, value]).sort()).toEqual([
      ['device/battery_voltage/value', 3.7],
      ['sensocan/temp_01/value', 24.5],
      ['sensocan/temp_01/value', 3],
    ])
    const { rows: records } = await broker.pool.query(
      'SELECT item_index FROM live_log WHERE device_id = $1 AND code = $2',
      [device.id, 'unknown-sensor'],
    )
    expect(records).toEqual([{ item_index: 1 }])
    await client.endAsync()
  })

  it('shows a QoS 2 message once, its PUBLISH repeated', async () => {
    const { tenant, device } = await makePlant(broker.admin, 'sensocan', ['t'])
    const client = await connect({
      port: broker.mqttPort,
      ...device.credential,
      clean: false,
      clientId: 'd1',
    })
    for (let value = 0; value < 5; value++) {
      await client.publishAsync(
        `tenant/${tenant.id}/device/${device.id}/sensor/t`,
        JSON.stringify({ value }),
        { qos: 2 },
      )
    }
    expect((await stored(device.id)).map(({ value }) => value)).toEqual([0, 1, 2, 3, 4])
    await client.endAsync()
  })
})

describe('a Capture source', () => {
  it('is read on the raw tree by a user of its company, wildcards from the source down', async () => {
    const { company, device } = await makePlant(broker.admin, 'capture')
    const user = await makeUser(broker.admin, company.id, 'viewer')
    const reader = await connect({ port: broker.mqttPort, username: user.username, password: PASSWORD })
    const raw = await collect(reader, `v1/raw/${company.name}/+/+/Monitoring/#`, 1)
    expect(raw.granted.map(({ qos }) => qos)).toEqual([1])
    const source = await connect({ port: broker.mqttPort, ...device.credential })
    await source.publishAsync(
      `v1/sources/${device.id}/data/read/System/Monitoring`,
      '{"Fields":{"CPU_Temp":55,"CPU_Load":23.4},"Tags":{"MachineName":"M1"},"UtcTimestamp":1731060126260}',
      { qos: 1 },
    )
    const message = await raw.next()
    expect(message.topic).toBe(`v1/raw/${company.name}/${device.id}/System/Monitoring/CPU_Temp`)
    expect(JSON.parse(message.text)).toEqual({
      Value: 55,
      Tags: { Connection_Tag: 'System', MachineName: 'M1' },
      UtcTimestamp: '2024-11-08T10:02:06.260Z',
    })
    expect((await raw.next()).topic).toMatch(/CPU_Load$/)
    expect((await stored(device.id)).map(({ path }) => path)).toEqual([
      'System/Monitoring/CPU_Load',
      'System/Monitoring/CPU_Temp',
    ])
    await Promise.all([reader.endAsync(), source.endAsync()])
  })

  it.each([4, 5] as const)(
    'is disconnected for publishing outside its subtree (version level %i)',
    async (protocolVersion) => {
      const { device } = await makePlant(broker.admin, 'capture')
      const source = await connect({ port: broker.mqttPort, ...device.credential, protocolVersion })
      const end = closed(source)
      source.publish('v1/sources/other/data/read/a/b/c', '{"Value":1}', { qos: 1 }, () => {})
      await end
      expect((await refusals(device.id)).map(({ code }) => code)).toEqual(['publish-out-of-scope'])
    },
  )

  it('is not sent what it publishes itself, and is told so for topics that are not routed', async () => {
    const { device } = await makePlant(broker.admin, 'capture')
    const source = await connect({ port: broker.mqttPort, ...device.credential })
    const own = await collect(source, `v1/sources/${device.id}/#`)
    await source.publishAsync(`v1/sources/${device.id}/data/read/a/b/c`, '{"Value":1}', { qos: 1 })
    await source.publishAsync(`v1/sources/${device.id}/cmd/writedata`, '{"Topic":"a/b/c","Data":1}', {
      qos: 1,
    })
    expect((await refusals(device.id)).map(({ code }) => code)).toEqual(['topic-not-routed'])
    expect(own.taken).toEqual([])
    await source.endAsync()
  })

  it.each(['v1/raw/+/#', 'v1/#', '#', '+/raw/#', '$SYS/#', '$share/x/#'])(
    'is refused the filter %s, and disconnected',
    async (filter) => {
      const { device } = await makePlant(broker.admin, 'capture')
      const source = await connect({ port: broker.mqttPort, ...device.credential })
      const end = closed(source)
      await expect(source.subscribeAsync(filter)).rejects.toThrow(/./)
      await end
    },
  )
})

describe('Live Logs over MQTT', () => {
  it('carry the refusal with its mend to the console of the company', async () => {
    const { company, tenant, device } = await makePlant(broker.admin, 'sensocan', ['temp_01'])
    const token = await createApiToken(broker.admin, {
      companyId: company.id,
      name: 'logs',
      scopes: ['read:logs', 'read:telemetry'],
    })
    const reader = await connect({ port: broker.mqttPort, username: token.id, password: token.value })
    const logs = await collect(reader, `v1/logs/${company.name}/${device.id}/#`)
    const client = await connect({ port: broker.mqttPort, ...device.credential })
    client.publish(`tenant/${tenant.id}/device/${device.id}/sensor/temp_0l`, '{"value":1}', { qos: 0 })
    const message = await logs.next(({ text }) => text.includes('unknown-sensor'))
    const record: LogRecord = JSON.parse(message.text)
    expect(message.topic).toBe(`v1/logs/${company.name}/${device.id}/${tenant.id}/message`)
    expect(record).toMatchObject({
      outcome: 'refused',
      mend: { action: { kind: 'create-sensor', slug: 'temp_0l', nearestSlug: 'temp_01' } },
      payload: '{"value":1}',
      told: 'nothing (QoS 0)',
    })
    await Promise.all([reader.endAsync(), client.endAsync()])
  })

  it('arrive beside the values of the raw tree, none overtaken, whatever the QoS', async () => {
    const { company, device } = await makePlant(broker.admin, 'capture')
    const token = await createApiToken(broker.admin, {
      companyId: company.id,
      name: 'both',
      scopes: ['read:logs', 'read:telemetry'],
    })
    const reader = await connect({ port: broker.mqttPort, username: token.id, password: token.value })
    const raw = await collect(reader, `v1/raw/${company.name}/#`, 1)
    await reader.subscribeAsync(`v1/logs/${company.name}/#`, { qos: 0 })
    const source = await connect({ port: broker.mqttPort, ...device.credential })
    const topic = `v1/sources/${device.id}/data/read/a/b/c`
    const isRaw = ({ topic: from }: { topic: string }) => from.startsWith('v1/raw/')
    for (let value = 0; value < 60; value++) {
      await source.publishAsync(topic, JSON.stringify({ Value: value }), { qos: (value % 3) as 0 | 1 | 2 })
    }
    const values: number[] = []
    for (let index = 0; index < 60; index++) values.push(JSON.parse((await raw.next(isRaw)).text).Value)
    expect(values.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, value) => value))
    await Promise.all([reader.endAsync(), source.endAsync()])
  })
})
