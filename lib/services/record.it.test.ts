import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonValue } from '@/lib/core/json'
import { currentVersion, readChanges } from '@/lib/db/changes'
import { makeDevice, makePlant, makeTenant, makeUser } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import { createApiToken } from './api-tokens/create-api-token'
import { listAudit } from './audit/list-audit'
import { updateDevice } from './devices/update-device'
import { listLogs } from './logs/list-logs'
import { createTenant } from './tenants/create-tenant'

let world: TestServices
beforeAll(async () => {
  world = await startTestServices({ MQTT_PORT: '13183' })
})
afterAll(() => world.stop())

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
