/** Each mend of a message: who may, what the audit says of it, and that what was refused comes in by a replay. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DialectId } from '@/lib/core/dialect-id'
import type { ReasonCode } from '@/lib/core/rejection'
import { makePlant, makeUser } from '@/testing/provision'
import { keepRefused } from '@/testing/refused-records'
import { startTestServices, type TestServices } from '@/testing/services'
import type { Ctx } from '../context'
import { updateDevice } from '../devices/update-device'
import { runVerb } from '../run-verb'
import { createSensor } from '../sensors/create-sensor'
import { updateSensor } from '../sensors/update-sensor'
import { updateTenant } from '../tenants/update-tenant'
import { replayLogs } from './replay-logs'

let world: TestServices
beforeAll(async () => {
  world = await startTestServices()
})
afterAll(() => world.stop())

type Plant = Awaited<ReturnType<typeof makePlant>>

interface Mended {
  readonly mend: string
  readonly dialect: DialectId
  readonly code: ReasonCode
  readonly slugs?: readonly string[]
  readonly refused: (plant: Plant) => { readonly topic: string; readonly payload: string }
  /** What makes it refused first. */
  readonly before?: (plant: Plant) => Promise<unknown>
  readonly run: (plant: Plant, ctx: Ctx) => Promise<unknown>
  /** Of the audit record. */
  readonly deed: { readonly verb: string; readonly changes: Record<string, unknown> }
}

const single = ({ tenant, device }: Plant, slug: string) =>
  `tenant/${tenant.id}/device/${device.externalId}/sensor/${slug}`
const sensorOf = ({ device }: Plant) => ({ id: device.id, sensorId: device.sensors[0]?.id ?? '' })
const property = ({ device }: Plant) => `connio/data/out/devices/${device.externalId}/properties/humidity`

const mends: readonly Mended[] = [
  {
    mend: 'create-sensor',
    dialect: 'sensocan',
    code: 'unknown-sensor',
    refused: (plant) => ({ topic: single(plant, 'temp'), payload: '{"value": 1}' }),
    run: ({ device }, ctx) => runVerb(createSensor, ctx, { id: device.id, slug: 'temp' }),
    deed: { verb: 'sensor.create', changes: { slug: 'temp' } },
  },
  {
    mend: 'add-alias',
    dialect: 'sensocan',
    code: 'unknown-sensor',
    slugs: ['temp'],
    refused: (plant) => ({ topic: single(plant, 'temp_0l'), payload: '{"value": 1}' }),
    run: (plant, ctx) => runVerb(updateSensor, ctx, { ...sensorOf(plant), aliases: ['temp_0l'] }),
    deed: { verb: 'sensor.update', changes: { aliases: { from: [], to: ['temp_0l'] } } },
  },
  {
    mend: 'change-sensor-type',
    dialect: 'sensocan',
    code: 'value-wrong-type',
    slugs: ['state'],
    refused: (plant) => ({ topic: single(plant, 'state'), payload: '{"value": "open"}' }),
    run: (plant, ctx) => runVerb(updateSensor, ctx, { ...sensorOf(plant), type: 'string' }),
    deed: { verb: 'sensor.update', changes: { type: { from: 'number', to: 'string' } } },
  },
  {
    mend: 'change-setting',
    dialect: 'connio',
    code: 'unknown-property',
    refused: (plant) => ({ topic: property(plant), payload: '55' }),
    run: ({ tenant }, ctx) =>
      runVerb(updateTenant, ctx, { id: tenant.id, settings: { createSensors: true } }),
    deed: {
      verb: 'tenant.update',
      changes: {
        settings: expect.objectContaining({ to: expect.objectContaining({ createSensors: true }) }),
      },
    },
  },
  {
    mend: 'widen-time-window',
    dialect: 'sensocan',
    code: 'timestamp-out-of-range',
    slugs: ['temp'],
    // Kept as received at noon of the first.
    refused: (plant) => ({
      topic: single(plant, 'temp'),
      payload: '{"value": 1, "timestamp": "2026-03-03T00:00:00Z"}',
    }),
    run: ({ tenant }, ctx) =>
      runVerb(updateTenant, ctx, { id: tenant.id, settings: { timestampAheadHours: 48 } }),
    deed: {
      verb: 'tenant.update',
      changes: {
        settings: expect.objectContaining({ to: expect.objectContaining({ timestampAheadHours: 48 }) }),
      },
    },
  },
  {
    mend: 'enable-device',
    dialect: 'thingscale',
    code: 'device-disabled',
    refused: ({ device }) => ({ topic: `json/${device.externalId}`, payload: '{"t": 1}' }),
    before: ({ device }) => updateDevice(world.admin, { id: device.id, status: 'suspended' }),
    run: ({ device }, ctx) => runVerb(updateDevice, ctx, { id: device.id, status: 'enabled' }),
    deed: { verb: 'device.update', changes: { status: { from: 'suspended', to: 'enabled' } } },
  },
]

it.each(mends)('$mend: refused to engineers, audited, and the message comes in by a replay', async (one) => {
  const plant = await makePlant(world.admin, one.dialect, one.slugs)
  const { company, tenant, device } = plant
  await one.before?.(plant)
  await keepRefused(world.services.db.pool, {
    companyId: company.id,
    tenantId: tenant.id,
    deviceId: device.id,
    principalKey: one.dialect === 'thingscale' ? `account:${tenant.id}` : `device:${device.id}`,
    dialect: one.dialect,
    code: one.code,
    ...one.refused(plant),
  })
  const admin = await world.asUser((await makeUser(world.admin, company.id, 'company-admin')).id)
  const judge = (dryRun: boolean) =>
    runVerb(replayLogs, admin, { filter: { deviceId: device.id, code: one.code }, dryRun })
  expect(await judge(true)).toMatchObject({ matched: 1, messages: 0 })

  for (const role of ['viewer', 'engineer'] as const) {
    const ctx = await world.asUser((await makeUser(world.admin, company.id, role)).id)
    await expect(one.run(plant, ctx)).rejects.toMatchObject({ code: 'forbidden' })
  }
  expect(await judge(true)).toMatchObject({ messages: 0 })

  await one.run(plant, admin)
  const [deed] = await world.services.db.prisma.auditRecord.findMany({
    where: { companyId: company.id, verb: one.deed.verb, actorId: admin.actor.id },
  })
  expect(deed).toMatchObject({ actorName: admin.actor.name, changes: one.deed.changes })
  expect(await judge(true)).toMatchObject({ isDryRun: true, messages: 1, readings: 1 })
  expect(await judge(false)).toMatchObject({ messages: 1, readings: 1 })
  expect(await judge(false)).toMatchObject({ messages: 0, alreadyReplayed: 1 })
})
