/** The examples of SensoCAN's "MQTT Integration", with issued ids and secrets in place of the document's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCredential } from '@/lib/services/credentials/create-credential'
import { updateDevice } from '@/lib/services/devices/update-device'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { hasMosquitto, mosquittoPub } from '@/testing/mosquitto'
import { makePlant } from '@/testing/provision'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker({ tls: true })
})
afterAll(() => broker.stop())

type Plant = Awaited<ReturnType<typeof makePlant>>
const plant = () => makePlant(broker.admin, 'sensocan', ['temp_01', 'humidity_01', 'pressure_01'])
const base = ({ tenant, device }: Plant) => `tenant/${tenant.id}/device/${device.id}`
const login = ({ device }: Plant) => ['-u', device.credential.username, '-P', device.credential.password]
const tcp = () => ['-h', '127.0.0.1', '-p', String(broker.mqttPort)]

async function stored({ device }: Plant) {
  const { rows } = await broker.pool.query(
    `SELECT slug, measurement, num, micros(ts) AS ts FROM readings JOIN sensors USING (series) WHERE device_id = $1 ORDER BY ts, measurement`,
    [device.id],
  )
  return rows.map(({ slug, measurement, num }) => [slug ?? measurement, num])
}
async function codes({ device }: Plant) {
  const { rows } = await broker.pool.query(
    `SELECT code FROM live_log WHERE device_id = $1 AND outcome = 'refused' ORDER BY seq`,
    [device.id],
  )
  return rows.map(({ code }) => code)
}

describe.skipIf(!hasMosquitto)("SensoCAN's document", () => {
  it('single sensor reading, over TCP and over TLS', async () => {
    const it = await plant()
    const publish = ['-t', `${base(it)}/sensor/temp_01`, '-q', '1', '-i', it.device.id, ...login(it)]
    expect(
      (
        await mosquittoPub(
          ...tcp(),
          ...publish,
          '-m',
          '{ "value": 24.5, "timestamp": "2023-10-27T10:00:00Z" }',
        )
      ).code,
    ).toBe(0)
    const tls = ['-h', 'localhost', '-p', String(broker.mqttsPort), '--cafile', broker.caPath ?? '']
    const over = await mosquittoPub(
      ...tls,
      ...publish,
      '-m',
      '{ "value": 24.6, "timestamp": "2023-10-27T10:01:00Z", "battery_voltage": 3.7 }',
    )
    expect(over).toEqual({ code: 0, output: '' })
    expect(await stored(it)).toEqual([
      ['temp_01', 24.5],
      ['battery_voltage', 3.7],
      ['temp_01', 24.6],
    ])
  })

  it('bulk sensor data', async () => {
    const it = await plant()
    const uuid = it.device.sensors[0]?.id ?? ''
    const payload = `[
      { "value": 24.0, "timestamp": "2023-10-27T09:00:00Z" },
      { "value": 24.2, "timestamp": "2023-10-27T09:15:00Z" },
      { "value": 24.4, "timestamp": "2023-10-27T09:30:00Z" }
    ]`
    expect(
      (
        await mosquittoPub(
          ...tcp(),
          ...login(it),
          '-q',
          '1',
          '-t',
          `${base(it)}/sensors/${uuid}`,
          '-m',
          payload,
        )
      ).code,
    ).toBe(0)
    expect(await stored(it)).toEqual([
      ['temp_01', 24],
      ['temp_01', 24.2],
      ['temp_01', 24.4],
    ])
  })

  it('device batch', async () => {
    const it = await plant()
    const payload = `{ "data": [
      { "sensor_slug": "temp_01", "value": 24.5 },
      { "sensor_slug": "humidity_01", "value": 45.2 },
      { "sensor_uuid": "${it.device.sensors[2]?.id}", "value": 100 }
    ], "battery_voltage": 3.7 }`
    expect((await mosquittoPub(...tcp(), ...login(it), '-q', '1', '-t', base(it), '-m', payload)).code).toBe(
      0,
    )
    expect((await stored(it)).sort()).toEqual([
      ['battery_voltage', 3.7],
      ['humidity_01', 45.2],
      ['pressure_01', 100],
      ['temp_01', 24.5],
    ])
  })

  it("the Arduino example's login: the access token as user name, and an empty password", async () => {
    const it = await plant()
    const token = await createCredential(broker.admin, { id: it.device.id, kind: 'access-token' })
    const result = await mosquittoPub(
      ...tcp(),
      '-i',
      'ESP32_Client',
      '-u',
      token.username,
      '-P',
      '',
      '-q',
      '1',
      '-t',
      `${base(it)}/sensor/temp_01`,
      '-m',
      '{"value": 25.3}',
    )
    expect(result.code).toBe(0)
    expect(await stored(it)).toEqual([['temp_01', 25.3]])
  })

  it.each<[string, (it: Plant) => unknown]>([
    [
      'a token that is not copied exactly',
      (it) => Object.assign(it.device.credential, { password: 'sbx_not_this_one' }),
    ],
    ['a disabled device', (it) => updateDevice(broker.admin, { id: it.device.id, status: 'disabled' })],
    ['a suspended device', (it) => updateDevice(broker.admin, { id: it.device.id, status: 'suspended' })],
    [
      'a tenant that is not active',
      (it) => updateTenant(broker.admin, { id: it.tenant.id, status: 'suspended' }),
    ],
  ])('"Connection Refused (Not Authorized)": %s', async (_what, spoil) => {
    const it = await plant()
    await spoil(it)
    const result = await mosquittoPub(
      ...tcp(),
      ...login(it),
      '-q',
      '1',
      '-t',
      `${base(it)}/sensor/temp_01`,
      '-m',
      '{"value":1}',
    )
    expect(result).toMatchObject({ code: 5, output: expect.stringContaining('not authorised') })
  })

  it.each([
    [
      'topic mismatch',
      (it: Plant) => [`tenant/${it.tenant.id + 1}/device/${it.device.id}/sensor/temp_01`, '{"value":1}'],
      'publish-out-of-scope',
    ],
    [
      'sensor identifier mismatch',
      (it: Plant) => [`${base(it)}/sensor/Temp_01`, '{"value":1}'],
      'unknown-sensor',
    ],
    ['JSON payload error', (it: Plant) => [`${base(it)}/sensor/temp_01`, '{"value":1'], 'payload-not-json'],
    ['missing value field', (it: Plant) => [`${base(it)}/sensor/temp_01`, '{"reading":1}'], 'value-missing'],
    [
      'invalid timestamp format',
      (it: Plant) => [`${base(it)}/sensor/temp_01`, '{"value":1,"timestamp":"27.10.2023 10:00"}'],
      'timestamp-not-valid',
    ],
  ] as const)(
    '"Data Not Appearing", "Payload Rejected": %s is in Live Logs',
    async (_what, message, code) => {
      const it = await plant()
      const [topic, payload] = message(it)
      const result = await mosquittoPub(
        ...tcp(),
        ...login(it),
        '-q',
        '1',
        '-t',
        topic ?? '',
        '-m',
        payload ?? '',
      )
      expect(result.code).toBe(0)
      expect(await codes(it)).toEqual([code])
      expect(await stored(it)).toEqual([])
    },
  )
})
