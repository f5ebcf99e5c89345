import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authConfigFormats } from '@/lib/contract/credentials'
import type { JsonValue } from '@/lib/core/json'
import { currentVersion, readChanges } from '@/lib/db/changes'
import { append } from '@/lib/telemetry/append'
import { makeCompany, makeDevice, makePlant, makeTenant, makeUser } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import { createApiToken } from './api-tokens/create-api-token'
import { listAudit } from './audit/list-audit'
import { createCompany } from './companies/create-company'
import { getCompany } from './companies/get-company'
import { listCompanies } from './companies/list-companies'
import { updateCompany } from './companies/update-company'
import { issueAuthConfig } from './credentials/issue-auth-config'
import { createDevice } from './devices/create-device'
import { deleteDevice } from './devices/delete-device'
import { getDevice } from './devices/get-device'
import { listDevices } from './devices/list-devices'
import { updateDevice } from './devices/update-device'
import { listLogs } from './logs/list-logs'
import { getLatest } from './readings/get-latest'
import { getReadings } from './readings/get-readings'
import { createSensor } from './sensors/create-sensor'
import { updateSensor } from './sensors/update-sensor'
import { createTenant } from './tenants/create-tenant'
import { getTenant } from './tenants/get-tenant'
import { listTenants } from './tenants/list-tenants'
import { createUser } from './users/create-user'
import { deleteUser } from './users/delete-user'
import { ensureFirstAdministrator } from './users/ensure-first-administrator'
import { listUsers } from './users/list-users'
import { updateUser } from './users/update-user'

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

describe('companies and tenants', () => {
  it('makes the platform admin who creates a company an admin of it', async () => {
    await ensureFirstAdministrator(world.services, {
      username: 'first.admin',
      password: 'a long enough password',
    })
    expect(
      await ensureFirstAdministrator(world.services, { username: 'again', password: 'x'.repeat(12) }),
    ).toEqual({
      created: false,
    })
    const { id } = await world.services.db.prisma.user.findUniqueOrThrow({
      where: { username: 'first.admin' },
    })
    const company = await createCompany(await world.asUser(id), { name: 'Made by the first' })
    expect((await world.asUser(id)).actor.reaches).toMatchObject([
      { companyId: company.id, tenantIds: 'all' },
    ])
  })

  it('refuses a name that is taken, and leaves suspension to platform admins', async () => {
    const company = await makeCompany(world.admin)
    await expect(createCompany(world.admin, { name: company.name })).rejects.toMatchObject({
      code: 'conflict',
    })
    const owner = await world.asUser((await makeUser(world.admin, company.id, 'company-admin')).id)
    await expect(updateCompany(owner, { id: company.id, status: 'suspended' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(await updateCompany(owner, { id: company.id, name: `${company.name} B` })).toMatchObject({
      status: 'active',
    })
  })

  it('gives a tenant a small id, an application out of its name, and a ThingScale id', async () => {
    const company = await makeCompany(world.admin)
    const tenant = await createTenant(world.admin, { companyId: company.id, name: 'Käserei Nord!' })
    expect(tenant.application).toBe('kaserei-nord')
    expect(tenant.thingscaleId).toMatch(/^U[A-Z0-9]{6}$/)
    expect(Number.isInteger(tenant.id)).toBe(true)
    await expect(createTenant(world.admin, { companyId: company.id, name: 'inbox' })).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  it('shows somebody limited to a tenant that tenant, its devices, and the name of the company', async () => {
    const { company, tenant, device } = await makePlant(world.admin, 'sensocan')
    const other = await makeTenant(world.admin, company.id)
    const hidden = await makeDevice(world.admin, other.id, 'sensocan')
    const limited = await world.asUser((await makeUser(world.admin, company.id, 'engineer', [tenant.id])).id)
    expect(await getCompany(limited, { id: company.id })).toMatchObject({ tenantCount: 1, deviceCount: 1 })
    expect((await listTenants(limited, { limit: 50 })).items.map(({ id }) => id)).toEqual([tenant.id])
    expect((await listDevices(limited, { limit: 50 })).items.map(({ id }) => id)).toEqual([device.id])
    await expect(getDevice(limited, { id: hidden.id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(getTenant(limited, { id: other.id })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('pages lists by cursor, without gap or repeat, and searches without regard to case', async () => {
    const company = await makeCompany(world.admin)
    const names = ['alpha', 'Beta', 'gamma', 'Delta', 'alpha 2']
    for (const name of names)
      await createTenant(world.admin, { companyId: company.id, name: `${name} ${company.name}` })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listTenants(world.admin, {
        limit: 2,
        companyId: company.id,
        ...(cursor ? { cursor } : {}),
      })
      seen.push(...page.items.map(({ name }) => name))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(5)
    expect(seen).toHaveLength(5)
    const found = await listTenants(world.admin, { limit: 9, companyId: company.id, q: 'ALPHA' })
    expect(found.items).toHaveLength(2)
    expect((await listCompanies(world.admin, { limit: 9, q: '%' })).items).toHaveLength(0)
  })
})

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

  it('keep a hostile device name out of their code and their file name', async () => {
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

describe('users', () => {
  it('are changed by whoever administers all that they reach', async () => {
    const one = await makeCompany(world.admin)
    const two = await makeCompany(world.admin)
    const user = await makeUser(world.admin, one.id, 'viewer')
    await updateUser(world.admin, {
      id: user.id,
      membership: { companyId: two.id, role: 'viewer', tenantIds: null },
    })
    const owner = await world.asUser((await makeUser(world.admin, one.id, 'company-admin')).id)
    await expect(updateUser(owner, { id: user.id, password: 'stolen password' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(deleteUser(owner, { id: user.id })).rejects.toMatchObject({ code: 'forbidden' })
    const raised = await updateUser(owner, {
      id: user.id,
      membership: { companyId: one.id, role: 'engineer', tenantIds: null },
    })
    expect(raised.memberships).toEqual([
      { companyId: one.id, companyName: one.name, role: 'engineer', tenantIds: null },
    ])
    const outside = { companyId: two.id, role: 'viewer' as const, tenantIds: null }
    await expect(updateUser(owner, { id: user.id, membership: outside })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('limited to tenants are made for tenants of the company alone', async () => {
    const one = await makePlant(world.admin, 'capture')
    const two = await makePlant(world.admin, 'capture')
    const input = { username: 'mixed.tenants', password: 'a long enough password', role: 'viewer' as const }
    const mixed = { ...input, companyId: one.company.id, tenantIds: [one.tenant.id, two.tenant.id] }
    await expect(createUser(world.admin, mixed)).rejects.toMatchObject({ code: 'invalid' })
    const owner = await world.asUser((await makeUser(world.admin, one.company.id, 'company-admin')).id)
    await expect(createUser(owner, mixed)).rejects.toMatchObject({ code: 'invalid' })
    const limited = await world.asUser(
      (await makeUser(world.admin, one.company.id, 'company-admin', [one.tenant.id])).id,
    )
    await expect(createUser(limited, mixed)).rejects.toMatchObject({ code: 'not-found' })
    expect(
      (await listUsers(owner, { limit: 50 })).items.every(({ username }) => username !== 'mixed.tenants'),
    ).toBe(true)
  })

  it('include one active platform admin, always', async () => {
    const root = await world.services.db.prisma.user.findUniqueOrThrow({ where: { username: 'first.admin' } })
    await expect(updateUser(world.admin, { id: root.id, status: 'suspended' })).rejects.toThrow('last active')
    await expect(deleteUser(world.admin, { id: root.id })).rejects.toThrow('last active')
  })
})

describe('what is recorded', () => {
  it('is who changed what, from what to what, without any secret, with a notice in the same transaction', async () => {
    const { pool } = world.services.db
    const before = await currentVersion(pool)
    const { company, tenant, device } = await makePlant(world.admin, 'sensocan')
    await updateDevice(world.admin, { id: device.id, status: 'disabled' })
    const token = await createApiToken(world.admin, { companyId: company.id, name: 'x', scopes: ['admin'] })
    const { items } = await listAudit(world.admin, { limit: 50, companyId: company.id })
    expect(items.map(({ verb }) => verb)).toEqual([
      'api-token.create',
      'device.update',
      'device.create',
      'tenant.create',
      'company.create',
    ])
    expect(items[1]).toMatchObject({
      subjectId: device.id,
      changes: { status: { from: 'enabled', to: 'disabled' } },
      requestId: 'test-request',
    })
    const told = JSON.stringify((await pool.query('SELECT * FROM audit')).rows)
    expect(told).not.toContain(token.value)
    expect(told).not.toContain(device.credential.password)
    const notices = (await readChanges(pool, before)).map(({ notice }) => notice)
    expect(notices).toContainEqual({
      subject: 'device',
      id: device.id,
      companyId: company.id,
      tenantId: tenant.id,
      deviceId: device.id,
    })
  })

  it('is nothing where the change failed or changed nothing', async () => {
    const { pool } = world.services.db
    const { device } = await makePlant(world.admin, 'sensocan')
    const before = await currentVersion(pool)
    await updateDevice(world.admin, { id: device.id, status: 'enabled' })
    await expect(
      createTenant(world.admin, { companyId: device.companyId, name: device.tenantName }),
    ).rejects.toThrow()
    expect(await currentVersion(pool)).toBe(before)
  })

  it('keeps no secret in any table', async () => {
    const { device } = await makePlant(world.admin, 'sensocan')
    const { rows } = await world.services.db.pool.query(
      'SELECT c::text AS text FROM credentials c UNION ALL SELECT c::text FROM changes c UNION ALL SELECT a::text FROM audit a',
    )
    expect(JSON.stringify(rows)).not.toContain(device.credential.password)
  })
})

describe('Live Logs', () => {
  const record = async (
    seq: number,
    device: { id: string; companyId: string; tenantId: number },
    payload: Buffer,
    mend: JsonValue = null,
  ) =>
    world.services.db.pool.query(
      `INSERT INTO live_log (seq, company_id, tenant_id, device_id, kind, outcome, stage, code, sentence, mend, principal, payload, payload_bytes)
       VALUES ($1, $2, $3, $4, 'message', 'refused', 'sensor', 'unknown-sensor', $5, $6, 'dev', $7, $8)`,
      [
        seq,
        device.companyId,
        device.tenantId,
        device.id,
        `No sensor ${seq}`,
        JSON.stringify(mend),
        payload,
        payload.length,
      ],
    )

  it('show stored records newest first, text as text and bytes in hex, and say that the broker is away', async () => {
    const { device } = await makePlant(world.admin, 'sensocan')
    const mend = { sentence: 'Create it.', action: { kind: 'create-sensor', slug: 'temp' } }
    await record(1_800_000_000_000_001, device, Buffer.from('{"value":1}'), mend)
    await record(1_800_000_000_000_002, device, Buffer.from([0xff, 0x00]))
    const first = await listLogs(world.admin, { limit: 1, deviceId: device.id })
    expect(first).toMatchObject({
      hasRecent: false,
      suppressed: 0,
      items: [{ payload: null, payloadHex: 'ff00' }],
    })
    const next = await listLogs(world.admin, {
      limit: 1,
      deviceId: device.id,
      cursor: first.nextCursor ?? '',
    })
    expect(next).toMatchObject({ nextCursor: null, items: [{ payload: '{"value":1}', mend }] })
    const until = { limit: 9, deviceId: device.id, to: '2027-01-15T08:00:00.000002Z' }
    expect((await listLogs(world.admin, until)).items).toHaveLength(1)
    expect(
      (await listLogs(world.admin, { limit: 9, deviceId: device.id, q: 'NO SENSOR' })).items,
    ).toHaveLength(2)
  })

  it('show to a viewer of one tenant what is of that tenant', async () => {
    const { company, tenant, device } = await makePlant(world.admin, 'sensocan')
    const other = await makeDevice(world.admin, (await makeTenant(world.admin, company.id)).id, 'sensocan')
    await record(1_800_000_000_000_011, device, Buffer.from('mine'))
    await record(1_800_000_000_000_012, other, Buffer.from('not mine'))
    const limited = await world.asUser((await makeUser(world.admin, company.id, 'viewer', [tenant.id])).id)
    expect((await listLogs(limited, { limit: 9 })).items.map(({ payload }) => payload)).toEqual(['mine'])
    await expect(listLogs(limited, { limit: 9, deviceId: other.id })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
