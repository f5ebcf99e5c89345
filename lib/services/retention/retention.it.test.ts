import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { append } from '@/lib/telemetry/append'
import { ensurePartitions } from '@/lib/telemetry/partitions'
import { makeDevice, makePlant, makeUser } from '@/testing/provision'
import { keepRefused } from '@/testing/refused-records'
import { startTestServices, type TestServices } from '@/testing/services'
import { listAudit } from '../audit/list-audit'
import { updateTenant } from '../tenants/update-tenant'
import { cutoffOf } from './cutoff'
import { listRetentionRuns } from './list-retention-runs'
import { previewRetention } from './preview-retention'
import { runRetention } from './run-retention'

const DAY_MS = 86_400_000

let world: TestServices
let pool: Pool
beforeAll(async () => {
  world = await startTestServices()
  pool = world.services.db.pool
  await ensurePartitions(pool, new Date())
})
afterAll(() => world.stop())

/** So many readings a day of one sensor, the last one `daysAgo` days before now. */
async function fill(sensorId: string, daysAgo: readonly number[], nowMs: number): Promise<void> {
  const { rows } = await pool.query<{ series: string }>('SELECT series FROM sensors WHERE id = $1', [
    sensorId,
  ])
  const series = Number(rows[0]?.series)
  const client = await pool.connect()
  try {
    const readings = daysAgo.map((days, index) => {
      const ts = (nowMs - days * DAY_MS) * 1_000 + index
      return { series, ts, receivedAt: ts, value: index }
    })
    await append(client, readings, false)
  } finally {
    client.release()
  }
}

async function logOf(
  tenant: { id: number; companyId: string },
  daysAgo: number,
  nowMs: number,
): Promise<void> {
  const seq = await keepRefused(pool, {
    companyId: tenant.companyId,
    tenantId: tenant.id,
    principalKey: 'account:1',
    dialect: 'plain',
    topic: 'a',
    payload: 'x',
  })
  const moved = (nowMs - daysAgo * DAY_MS) * 1_000 + (seq % 1_000_000)
  await pool.query('UPDATE live_log SET seq = $2 WHERE seq = $1', [seq, moved])
}

const countOf = async (tenantId: number) => {
  const { rows } = await pool.query<{ readings: number; logs: number }>(
    `SELECT (SELECT count(*)::int FROM readings r JOIN sensors s USING (series) JOIN devices d ON d.id = s.device_id
              WHERE d.tenant_id = $1) AS readings,
            (SELECT count(*)::int FROM live_log WHERE tenant_id = $1) AS logs`,
    [tenantId],
  )
  return rows[0]
}

/** The verbs, at that time: a day that begins meanwhile would move what is old. */
const at = (nowMs: number) => ({ ...world.admin, services: { ...world.services, now: () => nowMs } })

const run = (nowMs: number, more: { batchRows?: number; shouldStop?: () => boolean } = {}) =>
  runRetention(pool, { nowMs, shouldStop: () => false, ...more })

/** A tenant of two sensors: 40 readings in two months and before the attached ones, and six records. */
async function makeOldTenant(nowMs: number) {
  const { tenant, device } = await makePlant(world.admin, 'sensocan', ['temp'])
  const other = await makeDevice(world.admin, tenant.id, 'sensocan', ['level'])
  const [temp, level] = [device.sensors[0], other.sensors[0]]
  if (!temp || !level) throw new Error('no sensor')
  await fill(temp.id, [...Array.from({ length: 30 }, (_, index) => index * 2 + 1), 1_000, 2_000], nowMs)
  await fill(level.id, [1, 9, 11, 12, 13, 14, 400, 401], nowMs)
  for (const days of [1, 9, 11, 29, 31, 60]) await logOf(tenant, days, nowMs)
  return tenant
}

describe('retention', () => {
  it('deletes what its preview counted, in small batches, and is audited once', async () => {
    const nowMs = Date.now()
    const tenant = await makeOldTenant(nowMs)
    const wanted = { readingsDays: 10, logsDays: 20 }
    const preview = await previewRetention(at(nowMs), { id: tenant.id, ...wanted })
    expect(preview).toMatchObject({
      readings: { sensors: 2, devices: 2, before: cutoffOf(10, nowMs).toISOString() },
      logs: { count: 3, before: cutoffOf(20, nowMs).toISOString() },
    })
    expect(preview.readings?.most.map(({ sensor }) => sensor)).toEqual(['temp', 'level'])
    expect(await countOf(tenant.id)).toEqual({ readings: 40, logs: 6 })
    await updateTenant(world.admin, { id: tenant.id, retention: wanted })
    expect(await run(nowMs, { batchRows: 4 })).toBe(true)
    const gone = preview.readings?.count ?? 0
    expect(gone).toBeGreaterThan(25)
    expect(await countOf(tenant.id)).toEqual({ readings: 40 - gone, logs: 3 })
    const { rows } = await pool.query<{ oldest: Date }>(
      `SELECT min(ts) AS oldest FROM readings r JOIN sensors s USING (series) JOIN devices d ON d.id = s.device_id
        WHERE d.tenant_id = $1`,
      [tenant.id],
    )
    expect(rows[0]?.oldest.getTime()).toBeGreaterThanOrEqual(cutoffOf(10, nowMs).getTime())
    const audited = async () =>
      (await listAudit(world.admin, { companyId: tenant.companyId, limit: 50 })).items.filter(
        ({ verb }) => verb === 'retention.run',
      )
    expect(await audited()).toMatchObject([{ changes: { readings: gone, logs: 3 } }])
    await run(nowMs)
    expect(await audited()).toHaveLength(1)
    const { items } = await listRetentionRuns(world.admin, {})
    expect(items.find(({ tenantId }) => tenantId === tenant.id)).toMatchObject({
      retention: wanted,
      readings: gone,
      logs: 3,
      endedAt: expect.any(String),
    })
  })

  it('keeps readings for ever and Live Logs for 30 days where nobody set it', async () => {
    const nowMs = Date.now()
    const tenant = await makeOldTenant(nowMs)
    await run(nowMs)
    expect(await countOf(tenant.id)).toEqual({ readings: 40, logs: 4 })
  })

  it('carries on where a process ended in the middle, and its record counts both halves', async () => {
    const nowMs = Date.now()
    // Nothing else is due then.
    await run(nowMs)
    const tenant = await makeOldTenant(nowMs)
    const { readings } = await previewRetention(at(nowMs), {
      id: tenant.id,
      readingsDays: 10,
      logsDays: 30,
    })
    await updateTenant(world.admin, { id: tenant.id, retention: { readingsDays: 10 } })
    let asked = 0
    await run(nowMs, { batchRows: 3, shouldStop: () => asked++ > 6 })
    const halfway = await countOf(tenant.id)
    const ofTenant = async () =>
      (await listRetentionRuns(world.admin, {})).items.find(({ tenantId }) => tenantId === tenant.id)
    expect(await ofTenant()).toMatchObject({ endedAt: null })
    expect(halfway?.readings).toBeLessThan(40)
    expect(halfway?.readings).toBeGreaterThan(40 - (readings?.count ?? 0))
    await run(nowMs)
    expect(await countOf(tenant.id)).toMatchObject({ readings: 40 - (readings?.count ?? 0) })
    expect(await ofTenant()).toMatchObject({
      endedAt: expect.any(String),
      readings: readings?.count,
      logs: 2,
    })
  })

  it('takes nothing once it is lengthened, and begins again on the next day', async () => {
    const nowMs = Date.now()
    const tenant = await makeOldTenant(nowMs)
    await updateTenant(world.admin, { id: tenant.id, retention: { readingsDays: 500 } })
    await run(nowMs)
    expect(await countOf(tenant.id)).toMatchObject({ readings: 38 })
    await updateTenant(world.admin, { id: tenant.id, retention: { readingsDays: null } })
    await run(nowMs + 700 * DAY_MS)
    expect(await countOf(tenant.id)).toEqual({ readings: 38, logs: 0 })
  })

  it('is run by one process at a time', async () => {
    const client = await pool.connect()
    try {
      await client.query('SELECT pg_advisory_lock(7264118)')
      expect(await run(Date.now())).toBe(false)
      await client.query('SELECT pg_advisory_unlock(7264118)')
    } finally {
      client.release()
    }
    expect(await run(Date.now())).toBe(true)
  })

  it('touches no other tenant, and is shown to those who administer it', async () => {
    const nowMs = Date.now()
    const [ours, theirs] = [await makeOldTenant(nowMs), await makeOldTenant(nowMs)]
    await updateTenant(world.admin, { id: ours.id, retention: { readingsDays: 1 } })
    await run(nowMs)
    expect(await countOf(theirs.id)).toMatchObject({ readings: 40 })
    const admin = await makeUser(world.admin, ours.companyId, 'company-admin')
    const { items } = await listRetentionRuns(await world.asUser(admin.id), {})
    expect(items.map(({ tenantId }) => tenantId)).toEqual([ours.id])
  })
})
