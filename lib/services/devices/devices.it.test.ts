import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authConfigFormats } from '@/lib/contract/auth-config-formats'
import { type DeviceSort, deviceSorts } from '@/lib/contract/devices'
import { append } from '@/lib/telemetry/append'
import { makeDevice, makePlant, makeTenant } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import { issueAuthConfig } from '../credentials/issue-auth-config'
import { getLatest } from '../readings/get-latest'
import { getReadings } from '../readings/get-readings'
import { createSensor } from '../sensors/create-sensor'
import { updateSensor } from '../sensors/update-sensor'
import { createDevice } from './create-device'
import { deleteDevice } from './delete-device'
import { getDevice } from './get-device'
import { listDevices } from './list-devices'
import { updateDevice } from './update-device'

let world: TestServices
beforeAll(async () => {
  world = await startTestServices({ MQTT_PORT: '13183' })
})
afterAll(() => world.stop())

async function store(series: number, values: readonly (readonly [number, number])[]): Promise<void> {
  const client = await world.services.db.pool.connect()
  try {
    const rows = values.map(([ts, value]) => ({ series, ts, receivedAt: ts, value }))
    await append(client, rows, false)
  } finally {
    client.release()
  }
}

const seriesOf = async (sensorId: string) =>
  Number((await world.services.db.prisma.sensor.findUniqueOrThrow({ where: { id: sensorId } })).series)

describe('devices', () => {
  it('are made with a credential whose secret is shown once, and an external id of their own', async () => {
    const { tenant, device } = await makePlant(world.admin, 'capture')
    expect(device.externalId).toBe(device.id)
    expect(device.credential.password).toMatch(/^sbx_dev_[A-Za-z0-9_-]{43}$/)
    expect(JSON.stringify(await getDevice(world.admin, { id: device.id }))).not.toContain(
      device.credential.password,
    )
    const input = { tenantId: tenant.id, name: 'Twin', dialect: 'capture' as const, externalId: device.id }
    await expect(createDevice(world.admin, input)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('of Capture have an external id that is unique in the company, over its tenants', async () => {
    const { company, tenant } = await makePlant(world.admin, 'capture')
    const other = await makeTenant(world.admin, company.id)
    const input = { name: 'Line', dialect: 'capture' as const, externalId: 'line-1' }
    await createDevice(world.admin, { ...input, tenantId: tenant.id })
    await expect(createDevice(world.admin, { ...input, tenantId: other.id })).rejects.toThrow(
      'Capture source',
    )
  })

  it('are filtered by state, presence and text', async () => {
    const { company, tenant, device } = await makePlant(world.admin, 'capture')
    await makeDevice(world.admin, tenant.id, 'sensocan')
    const find = async (filter: object) =>
      (await listDevices(world.admin, { limit: 50, companyId: company.id, ...filter })).items.map(
        ({ id }) => id,
      )
    await updateDevice(world.admin, { id: device.id, status: 'disabled' })
    expect(await find({ status: 'disabled' })).toEqual([device.id])
    expect(await find({ dialect: 'capture' })).toEqual([device.id])
    expect(await find({ q: device.id })).toEqual([device.id])
    expect(await find({ presence: 'never-seen' })).toHaveLength(2)
    expect(await find({ presence: 'online' })).toHaveLength(0)
  })

  it('take their readings with them when they are deleted', async () => {
    const { device } = await makePlant(world.admin, 'sensocan', ['temp'])
    const series = await seriesOf(device.sensors[0]?.id ?? '')
    await store(series, [[1_700_000_000_000_000, 1]])
    await deleteDevice(world.admin, { id: device.id })
    const { rows } = await world.services.db.pool.query('SELECT 1 FROM readings WHERE series = $1', [series])
    expect(rows).toHaveLength(0)
    await expect(getDevice(world.admin, { id: device.id })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('show their latest values and their history', async () => {
    const { device } = await makePlant(world.admin, 'sensocan', ['temp', 'idle'])
    const [sensor] = device.sensors
    const at = Date.UTC(2026, 0, 1) * 1000
    await store(await seriesOf(sensor?.id ?? ''), [
      [at, 20.5],
      [at + 1_000_001, 21.5],
    ])
    const { items } = await getLatest(world.admin, { id: device.id })
    expect(items).toMatchObject([{ slug: 'temp', value: 21.5, ts: '2026-01-01T00:00:01.000001Z' }])
    const query = { id: device.id, sensor: sensor?.id ?? '', from: '2026-01-01T00:00:00Z', points: 500 }
    expect(await getReadings(world.admin, { ...query, to: '2026-01-01T01:00:00+00:00' })).toMatchObject({
      mode: 'raw',
      points: [
        [at / 1000, 20.5],
        [(at + 1_000_001) / 1000, 21.5],
      ],
    })
    await expect(getReadings(world.admin, { ...query, to: '2025-01-01T00:00:00Z' })).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})

describe('sensors', () => {
  it('have a slug or alias that no other of the device has', async () => {
    const { device } = await makePlant(world.admin, 'sensocan', ['temp', 'humidity'])
    const [temp] = device.sensors
    const id = device.id
    await updateSensor(world.admin, { id, sensorId: temp?.id ?? '', aliases: ['t1'] })
    await expect(createSensor(world.admin, { id, slug: 't1' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(
      updateSensor(world.admin, { id, sensorId: temp?.id ?? '', aliases: ['humidity'] }),
    ).rejects.toThrow('"humidity"')
  })

  it('stand at the path of their dialect', async () => {
    const capture = (await makePlant(world.admin, 'capture')).device
    await expect(createSensor(world.admin, { id: capture.id, slug: 'temp' })).rejects.toMatchObject({
      code: 'invalid',
    })
    expect(await createSensor(world.admin, { id: capture.id, slug: 'Plc.Motor.Speed' })).toMatchObject({
      connection: 'Plc',
      measurement: 'Motor',
      key: 'Speed',
    })
    const sensocan = (await makePlant(world.admin, 'sensocan', ['temp'])).device
    expect(sensocan.sensors[0]).toMatchObject({ connection: 'sensocan', measurement: 'temp', key: 'value' })
  })
})

describe('auth configs', () => {
  it('come in each format with a credential of their own, the host, the topic and the CA', async () => {
    mkdirSync(join(world.dataDir, 'tls'), { recursive: true })
    writeFileSync(
      join(world.dataDir, 'tls', 'ca.pem'),
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
    )
    const { tenant, device } = await makePlant(world.admin, 'sensocan', ['temp'])
    const usernames = new Set<string>()
    for (const format of authConfigFormats) {
      const { text, fileName } = await issueAuthConfig(world.admin, { id: device.id, format })
      expect(fileName).toMatch(/^[A-Za-z0-9_-]+\.[a-z]+$/)
      expect(text).toContain('signalbox.test')
      expect(text).toContain(`tenant/${tenant.id}/device/${device.id}`)
      expect(text).toMatch(/sbx_dev_[A-Za-z0-9_-]{43}/)
      usernames.add(/dev-[a-z2-7]{10}/.exec(text)?.[0] ?? '')
    }
    expect(usernames.size).toBe(authConfigFormats.length)
    const { text } = await issueAuthConfig(world.admin, { id: device.id, format: 'json' })
    expect(JSON.parse(text)).toMatchObject({
      listeners: expect.arrayContaining([{ protocol: 'mqtt', port: 13183, path: null }]),
      caCertificate: expect.stringContaining('BEGIN CERTIFICATE'),
    })
  })

  it('A22 keep a hostile device name out of their code and their file name', async () => {
    const { tenant } = await makePlant(world.admin, 'sensocan')
    const { id } = await createDevice(world.admin, {
      tenantId: tenant.id,
      name: '../"; $(reboot) */ `x`',
      dialect: 'sensocan',
    })
    for (const format of authConfigFormats) {
      const { text, fileName } = await issueAuthConfig(world.admin, { id, format })
      expect(fileName).toMatch(/^reboot-x-auth-config\.[a-z]+$/)
      expect(text).not.toContain('$(reboot)')
      expect(text).not.toContain('*/ `')
    }
  })
})

describe('the list', () => {
  it('is sorted by the server, page by page, those never seen last', async () => {
    const { company, tenant, device } = await makePlant(world.admin, 'capture')
    const others = [
      await makeDevice(world.admin, tenant.id, 'plain'),
      await makeDevice(world.admin, tenant.id, 'plain'),
      await makeDevice(world.admin, tenant.id, 'plain'),
    ]
    const [early, late, never] = others.map(({ id }) => id)
    await world.services.db.pool.query(
      `INSERT INTO device_status (device_id, is_online, last_seen_at)
       VALUES ($1, false, '2026-01-01'), ($2, true, '2026-02-01')`,
      [early, late],
    )
    await updateDevice(world.admin, { id: device.id, status: 'disabled' })
    const sorted = async (sort: DeviceSort) => {
      const ids: string[] = []
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof listDevices>> = await listDevices(world.admin, {
          limit: 1,
          companyId: company.id,
          sort,
          ...(cursor === null ? {} : { cursor }),
        })
        ids.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor
      } while (cursor !== null)
      return ids
    }
    expect((await sorted('last-seen')).slice(0, 2)).toEqual([early, late])
    expect((await sorted('-last-seen')).slice(0, 2)).toEqual([late, early])
    expect(await sorted('status')).toEqual([late, early, never, device.id])
    expect(await sorted('-status')).toEqual([device.id, never, early, late])
    expect((await sorted('created'))[0]).toBe(device.id)
    for (const sort of deviceSorts) expect(new Set(await sorted(sort)).size).toBe(4)
    expect(await sorted('-name')).toEqual((await sorted('name')).toReversed())
  })

  it('takes no cursor of another order', async () => {
    const { company, tenant } = await makePlant(world.admin, 'capture')
    await makeDevice(world.admin, tenant.id, 'plain')
    const input = { limit: 1, companyId: company.id }
    const { nextCursor } = await listDevices(world.admin, { ...input, sort: 'name' })
    await expect(
      listDevices(world.admin, { ...input, sort: 'created', cursor: nextCursor ?? '' }),
    ).rejects.toMatchObject({ code: 'invalid' })
  })

  it('says when the newest credential was issued, to those alone who may provision', async () => {
    const { company, device } = await makePlant(world.admin, 'capture')
    const input = { limit: 10, companyId: company.id }
    const [own] = (await listDevices(world.admin, input)).items
    expect(own?.credentialIssuedAt).toMatch(/^\d{4}-/)
    expect(own?.messagesPerSecond).toBeNull()
    const viewer = world.as({
      kind: 'user',
      id: device.id,
      name: 'viewer',
      isPlatformAdmin: false,
      reaches: [{ companyId: company.id, companyName: 'c', tenantIds: 'all', permissions: ['read:logs'] }],
    })
    expect((await listDevices(viewer, input)).items[0]?.credentialIssuedAt).toBeNull()
  })
})
