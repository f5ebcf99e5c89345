import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RequestOf } from '@/lib/contract/operation'
import { replayLogsOp } from '@/lib/contract/replay'
import { makeCompany, makeDevice, makePlant, makeTenant, makeUser } from '@/testing/provision'
import { keepRefused, type RefusedMessage } from '@/testing/refused-records'
import { startTestServices, type TestServices } from '@/testing/services'
import type { Ctx } from '../context'
import { runVerb } from '../run-verb'
import { createSensor } from '../sensors/create-sensor'
import { updateTenant } from '../tenants/update-tenant'
import { replayLogs } from './replay-logs'

let world: TestServices
beforeAll(async () => {
  world = await startTestServices()
})
afterAll(() => world.stop())

const NOON = Date.UTC(2026, 2, 1, 12) * 1000

const replay = async (input: RequestOf<typeof replayLogsOp>, ctx: Ctx = world.admin) =>
  replayLogsOp.output.parse(await runVerb(replayLogs, ctx, input))

/** A SensoCAN device whose sensor is missing, and a message of it that was refused for that. */
async function plantWith(dialect: 'sensocan' | 'capture' | 'connio' | 'thingscale' = 'sensocan') {
  const plant = await makePlant(world.admin, dialect)
  const { company, tenant, device } = plant
  const base = `tenant/${tenant.id}/device/${device.externalId}`
  const keep = (message: Partial<RefusedMessage>) =>
    keepRefused(world.services.db.pool, {
      companyId: company.id,
      tenantId: tenant.id,
      deviceId: device.id,
      principalKey: dialect === 'thingscale' ? `account:${tenant.id}` : `device:${device.id}`,
      dialect,
      topic: `${base}/sensor/temp_01`,
      payload: '{"value": 21.5}',
      ...message,
    })
  return {
    ...plant,
    base,
    keep,
    makeSensor: () => createSensor(world.admin, { id: device.id, slug: 'temp_01' }),
  }
}

async function stored(deviceId: string) {
  const { rows } = await world.services.db.pool.query<{ path: string; value: number; ts: string }>(
    `SELECT s.connection || '/' || s.measurement || '/' || s.key AS path, r.num AS value, micros(r.ts) AS ts
       FROM readings r JOIN sensors s ON s.series = r.series WHERE s.device_id = $1 ORDER BY r.ts, path`,
    [deviceId],
  )
  return rows.map(({ path, value, ts }) => ({ path, value, at: Number(ts) - NOON }))
}

describe('replay', () => {
  it('stores what is accepted now under the time at which it came, marks it, and does so once', async () => {
    const { device, tenant, keep, makeSensor } = await plantWith()
    const seq = await keep({ receivedAt: NOON + 5 })
    expect(await replay({ seqs: [seq], dryRun: false })).toMatchObject({
      messages: 0,
      stillRefused: [{ code: 'unknown-sensor', count: 1 }],
    })
    await makeSensor()
    expect(await replay({ seqs: [seq], dryRun: false })).toMatchObject({ messages: 1, readings: 1 })
    expect(await stored(device.id)).toEqual([{ path: 'sensocan/temp_01/value', value: 21.5, at: 5 }])
    expect(await replay({ seqs: [seq], dryRun: false })).toMatchObject({ messages: 0, alreadyReplayed: 1 })
    expect(await stored(device.id)).toHaveLength(1)
    const row = await world.services.db.prisma.logRecord.findUniqueOrThrow({ where: { seq: BigInt(seq) } })
    expect(row).toMatchObject({ replayedAt: expect.any(Date), replayedBy: 'test' })
    const audit = await world.services.db.prisma.auditRecord.findMany({
      where: { verb: 'message.replay', tenantId: tenant.id },
    })
    expect(audit).toMatchObject([{ changes: { messages: 1, readings: 1, newSensors: 0 } }])
  })

  it('counts in a dry run what a run does, and writes nothing', async () => {
    const { device, keep, makeSensor } = await plantWith()
    await keep({})
    await keep({ topic: 'elsewhere', code: 'publish-out-of-scope' })
    await keep({ isWhole: false, receivedAt: NOON + 1 })
    await makeSensor()
    const filter = { deviceId: device.id }
    const dry = await replay({ filter, dryRun: true })
    expect(dry).toMatchObject({
      isDryRun: true,
      matched: 3,
      messages: 1,
      readings: 1,
      notKept: 1,
      stillRefused: [{ code: 'publish-out-of-scope', count: 1 }],
      remaining: 0,
    })
    expect(dry.examples.map(({ outcome }) => outcome)).toEqual(['stored', 'refused', 'not-kept'])
    expect(await stored(device.id)).toEqual([])
    const { isDryRun: _dry, ...counts } = dry
    const { isDryRun: _run, ...done } = await replay({ filter, dryRun: false })
    expect(done).toEqual(counts)
  })

  it('makes sensors as they are first seen, and tells the brokers', async () => {
    const { device, keep } = await plantWith('capture')
    const topic = `v1/sources/${device.externalId}/data/read/Line/Motor`
    await keep({ topic, payload: '{"Fields": {"Speed": 1, "Torque": 2}}' })
    await keep({ topic, payload: '{"Fields": {"Speed": 3}}', receivedAt: NOON + 100 })
    const before = await world.services.db.prisma.change.count()
    expect(await replay({ filter: { deviceId: device.id }, dryRun: false })).toMatchObject({
      messages: 2,
      readings: 3,
      newSensors: 2,
    })
    expect(await stored(device.id)).toEqual([
      { path: 'Line/Motor/Speed', value: 1, at: 0 },
      { path: 'Line/Motor/Torque', value: 2, at: 1 },
      { path: 'Line/Motor/Speed', value: 3, at: 100 },
    ])
    expect(await world.services.db.prisma.change.count()).toBe(before + 1)
  })

  it('keeps the time of the payload', async () => {
    const { device, keep, makeSensor } = await plantWith()
    await keep({ payload: '{"value": 3, "timestamp": "2026-03-01T11:59:59Z"}' })
    await makeSensor()
    await replay({ filter: { deviceId: device.id }, dryRun: false })
    expect(await stored(device.id)).toMatchObject([{ value: 3, at: -1_000_000 }])
  })

  it('replays the bad item of a batch alone, at its own microsecond', async () => {
    const { device, base, keep, makeSensor } = await plantWith()
    const payload =
      '{"data": [{"sensor_slug": "other", "value": 1}, {"sensor_slug": "temp_01", "value": 2}, {"sensor_slug": "temp_01", "value": 3}]}'
    const seqs = [await keep({ topic: base, payload, itemIndex: 1 })]
    await makeSensor()
    await createSensor(world.admin, { id: device.id, slug: 'other' })
    expect(await replay({ seqs, dryRun: false })).toMatchObject({ messages: 1, readings: 1 })
    expect(await stored(device.id)).toEqual([{ path: 'sensocan/temp_01/value', value: 2, at: 1 }])
  })

  it('writes over nothing that another message stored at the time that it is given', async () => {
    const { device, keep, makeSensor } = await plantWith()
    const { id } = await makeSensor()
    const { series } = await world.services.db.prisma.sensor.findUniqueOrThrow({ where: { id } })
    await world.services.db.pool.query(
      `INSERT INTO readings (series, ts, received_at, kind, num)
       VALUES ($1, at_micros($2), at_micros($3), 'n', 7)`,
      [String(series), NOON, NOON - 1],
    )
    await keep({})
    await replay({ filter: { deviceId: device.id }, dryRun: false })
    expect(await stored(device.id)).toMatchObject([
      { value: 7, at: 0 },
      { value: 21.5, at: 1 },
    ])
  })

  it('stores a message that left two records once', async () => {
    const { device, keep, makeSensor } = await plantWith()
    await keep({ code: 'unknown-sensor' })
    await keep({ code: 'too-many-sensors' })
    await makeSensor()
    expect(await replay({ filter: { deviceId: device.id }, dryRun: false })).toMatchObject({
      matched: 2,
      messages: 1,
      alreadyReplayed: 1,
    })
    expect(await stored(device.id)).toHaveLength(1)
    expect(await replay({ filter: { deviceId: device.id }, dryRun: false })).toMatchObject({
      messages: 0,
      alreadyReplayed: 2,
    })
  })

  it('records beside a message what of it is refused still', async () => {
    const { device, base, keep, makeSensor } = await plantWith()
    const payload = '{"data": [{"sensor_slug": "temp_01", "value": 2}, {"sensor_slug": "other", "value": 3}]}'
    await keep({ topic: base, payload, code: 'unknown-device' })
    await makeSensor()
    const filter = { deviceId: device.id }
    expect(await replay({ filter, dryRun: false })).toMatchObject({ messages: 1, readings: 1 })
    expect(await replay({ filter, dryRun: false })).toMatchObject({
      matched: 2,
      alreadyReplayed: 1,
      stillRefused: [{ code: 'unknown-sensor', count: 1 }],
    })
    await createSensor(world.admin, { id: device.id, slug: 'other' })
    expect(await replay({ filter, dryRun: false })).toMatchObject({ messages: 1, readings: 1 })
    expect(await stored(device.id)).toHaveLength(2)
  })

  it('asks the settings of today', async () => {
    const { device, tenant, keep } = await plantWith('connio')
    const topic = `connio/data/out/devices/${device.externalId}/properties/level`
    await keep({ topic, payload: '4', code: 'unknown-property' })
    const filter = { code: 'unknown-property', tenantId: tenant.id } as const
    expect(await replay({ filter, dryRun: true })).toMatchObject({ messages: 0 })
    await updateTenant(world.admin, { id: tenant.id, settings: { createSensors: true } })
    expect(await replay({ filter, dryRun: false })).toMatchObject({ messages: 1, newSensors: 1 })
    expect(await stored(device.id)).toMatchObject([{ path: 'connio/properties/level', value: 4 }])
  })

  it('registers a ThingScale device as its first message would', async () => {
    const { tenant, keep } = await plantWith('thingscale')
    const externalId = `late-${tenant.id}`
    await keep({ topic: `json/${externalId}`, payload: '{"t": 9}', code: 'too-many-devices' })
    const filter = { tenantId: tenant.id }
    expect(await replay({ filter, dryRun: true })).toMatchObject({ messages: 1, newSensors: 1 })
    const where = { tenantId_externalId: { tenantId: tenant.id, externalId } }
    expect(await world.services.db.prisma.device.findUnique({ where })).toBeNull()
    expect(await replay({ filter, dryRun: false })).toMatchObject({ messages: 1, newSensors: 1 })
    const device = await world.services.db.prisma.device.findUniqueOrThrow({ where })
    expect(device.isNew).toBe(true)
    expect(await stored(device.id)).toMatchObject([{ value: 9 }])
  })

  it('stores once where two ask at the same time', async () => {
    const { device, keep, makeSensor } = await plantWith()
    const seqs = [await keep({}), await keep({ receivedAt: NOON + 1, payload: '{"value": 2}' })]
    await makeSensor()
    const runs = await Promise.all([replay({ seqs, dryRun: false }), replay({ seqs, dryRun: false })])
    expect(runs.map(({ messages }) => messages).sort()).toEqual([0, 2])
    expect(await stored(device.id)).toHaveLength(2)
  })

  it('A28 refuses a list whole where one record of it is out of sight, or may not be written to', async () => {
    const company = await makeCompany(world.admin)
    const [one, two] = [await makeTenant(world.admin, company.id), await makeTenant(world.admin, company.id)]
    const keep = async (tenantId: number) => {
      const device = await makeDevice(world.admin, tenantId, 'capture')
      return keepRefused(world.services.db.pool, {
        companyId: company.id,
        tenantId,
        deviceId: device.id,
        principalKey: `device:${device.id}`,
        dialect: 'capture',
        topic: `v1/sources/${device.externalId}/data/read/a/b/c`,
        payload: '{"Value": 1}',
      })
    }
    const [mine, theirs] = [await keep(one.id), await keep(two.id)]
    const admin = await world.asUser((await makeUser(world.admin, company.id, 'company-admin', [one.id])).id)
    const viewer = await world.asUser((await makeUser(world.admin, company.id, 'viewer')).id)
    await expect(replay({ seqs: [mine, theirs], dryRun: false }, admin)).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(replay({ seqs: [mine], dryRun: true }, viewer)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await replay({ filter: { companyId: company.id }, dryRun: true }, admin)).toMatchObject({
      matched: 1,
    })
    expect(await replay({ seqs: [mine], dryRun: false }, admin)).toMatchObject({ messages: 1 })
  })

  it('demands one of seqs and filter', async () => {
    for (const input of [{ dryRun: true }, { seqs: [1], filter: {}, dryRun: true }])
      await expect(replay(input)).rejects.toMatchObject({ code: 'invalid' })
  })
})
