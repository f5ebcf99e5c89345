import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashSecret } from '@/lib/access/secrets'
import type { actOnDevicesOp, BulkAction } from '@/lib/contract/device-bulk'
import type { InputOf } from '@/lib/contract/operation'
import type { FaultCode } from '@/lib/core/fault'
import { makeCompany, makeDevice, makeTenant, makeUser } from '@/testing/provision'
import { runJob, textOf } from '@/testing/run-jobs'
import { startTestServices, type TestServices } from '@/testing/services'
import type { Ctx } from '../context'
import { deleteDevice } from '../devices/delete-device'
import { getDevice } from '../devices/get-device'
import { listDevices } from '../devices/list-devices'
import { updateDevice } from '../devices/update-device'
import { issueJobCredentials } from '../job-credentials/issue-job-credentials'
import { listJobFailures } from '../jobs/list-job-failures'
import { actOnDevices } from './act-on-devices'

let test: TestServices
beforeAll(async () => {
  test = await startTestServices()
})
afterAll(() => test.stop())

async function makeFleet() {
  const company = await makeCompany(test.admin)
  const tenant = await makeTenant(test.admin, company.id)
  const other = await makeTenant(test.admin, company.id)
  const user = await makeUser(test.admin, company.id, 'company-admin')
  const devices = [
    await makeDevice(test.admin, tenant.id, 'sensocan', [], { name: 'A' }),
    await makeDevice(test.admin, tenant.id, 'plain', [], { name: 'B' }),
  ]
  const far = await makeDevice(test.admin, other.id, 'plain', [], { name: 'Far' })
  return { company, tenant, other, devices, far, ctx: await test.asUser(user.id) }
}
type Fleet = Awaited<ReturnType<typeof makeFleet>>

const onTenant = ({ ctx, tenant }: Fleet, action: BulkAction) =>
  runJob(ctx, () => actOnDevices(ctx, { filter: { tenantId: tenant.id }, action }))
const devicesOf = async ({ ctx, tenant }: Fleet) =>
  (await listDevices(ctx, { tenantId: tenant.id, limit: 50 })).items
const auditVerbs = async (jobId: string) =>
  (
    await test.services.db.pool.query('SELECT verb, changes FROM audit WHERE request_id = $1 ORDER BY id', [
      jobId,
    ])
  ).rows

it('disables and enables all that the filter matches, and audits each that changed', async () => {
  const fleet = await makeFleet()
  const [a] = fleet.devices
  if (!a) throw new Error('no device')
  await updateDevice(fleet.ctx, { id: a.id, status: 'disabled' })
  const job = await onTenant(fleet, { kind: 'disable' })
  expect(job).toMatchObject({
    title: 'Disable 2 devices',
    tenantId: fleet.tenant.id,
    state: 'done',
    done: 2,
    counts: { changed: 1, unchanged: 1 },
  })
  expect((await devicesOf(fleet)).map(({ status }) => status)).toEqual(['disabled', 'disabled'])
  expect(await getDevice(fleet.ctx, { id: fleet.far.id })).toMatchObject({ status: 'enabled' })
  expect(await auditVerbs(job.id)).toMatchObject([
    { verb: 'device.update', changes: { status: { from: 'enabled', to: 'disabled' } } },
    { verb: 'job.end' },
  ])
  const { rows } = await test.services.db.pool.query<{ notice: { deviceId: string } }>(
    'SELECT notice FROM changes ORDER BY version DESC LIMIT 1',
  )
  expect(rows[0]?.notice).toMatchObject({ subject: 'device', deviceId: fleet.devices[1]?.id })
  await onTenant(fleet, { kind: 'enable' })
  expect((await devicesOf(fleet)).map(({ status }) => status)).toEqual(['enabled', 'enabled'])
})

it('sets and removes tags, and names the device that would have too many', async () => {
  const fleet = await makeFleet()
  const [a] = fleet.devices
  if (!a) throw new Error('no device')
  const many = Object.fromEntries(Array.from({ length: 32 }, (_, index) => [`t${index}`, 'x']))
  await updateDevice(fleet.ctx, { id: a.id, tags: many })
  const job = await onTenant(fleet, { kind: 'tag', tags: { site: 'North' } })
  expect(job).toMatchObject({ done: 1, failed: 1 })
  expect((await listJobFailures(fleet.ctx, { id: job.id, limit: 50 })).items).toEqual([
    {
      row: 1,
      column: null,
      sentence: expect.stringContaining('more than 32 tags'),
      input: { id: a.id, name: 'A', externalId: a.externalId },
    },
  ])
  expect(await devicesOf(fleet)).toMatchObject([{ tags: many }, { tags: { site: 'North' } }])
  await onTenant(fleet, { kind: 'untag', names: ['site', 't0'] })
  expect((await devicesOf(fleet)).map(({ tags }) => Object.keys(tags).length)).toEqual([31, 0])
})

it('deletes devices with what hangs on them', async () => {
  const fleet = await makeFleet()
  const hub = await makeDevice(test.admin, fleet.other.id, 'drogue', [], { externalId: 'hub' })
  const leaf = await makeDevice(test.admin, fleet.other.id, 'drogue', [])
  await updateDevice(test.admin, { id: leaf.id, gateways: ['hub'] })
  const ids = [...fleet.devices.map(({ id }) => id), hub.id]
  const job = await runJob(fleet.ctx, () =>
    actOnDevices(fleet.ctx, { deviceIds: ids, action: { kind: 'delete' }, expectedCount: 3 }),
  )
  expect(job).toMatchObject({ tenantId: null, done: 3, counts: { deleted: 3 } })
  expect(await devicesOf(fleet)).toEqual([])
  expect(await getDevice(fleet.ctx, { id: leaf.id })).toMatchObject({ gateways: [] })
})

it('rotates with an overlap: old credentials end once the new ones were handed over', async () => {
  const fleet = await makeFleet()
  const thingscale = await makeDevice(test.admin, fleet.tenant.id, 'thingscale', [], { name: 'C' })
  const job = await onTenant(fleet, { kind: 'rotate-credentials', overlapHours: 24 })
  expect(job).toMatchObject({ done: 2, failed: 1, hasCredentials: true })
  expect((await listJobFailures(fleet.ctx, { id: job.id, limit: 50 })).items).toMatchObject([
    { row: 3, input: { id: thingscale.id }, sentence: expect.stringContaining('device token of its tenant') },
  ])
  const ends = async () =>
    (
      await test.services.db.pool.query<{ expires_at: Date | null }>(
        'SELECT expires_at FROM credentials WHERE id = ANY ($1::uuid[])',
        [fleet.devices.map(({ credential }) => credential.id)],
      )
    ).rows.map((row) => row.expires_at)
  expect(await ends()).toEqual([null, null])
  const file = await textOf(await issueJobCredentials(fleet.ctx, { id: job.id }))
  const [, ...lines] = file.trim().split('\r\n')
  expect(lines).toHaveLength(2)
  for (const end of await ends()) {
    expect(Math.abs((end?.getTime() ?? 0) - Date.now() - 24 * 3_600_000)).toBeLessThan(60_000)
  }
  const [, , , , kind, username, password] = lines[0]?.split(',') ?? []
  const { rows } = await test.services.db.pool.query(
    'SELECT kind, secret_hash, expires_at FROM credentials WHERE name = $1',
    [username],
  )
  const hash = hashSecret(test.services.access.keys.credentialKey, password ?? '')
  expect(rows).toEqual([{ kind, secret_hash: hash, expires_at: null }])
})

it('A28 is refused whole where one id is out of sight, or not the caller’s to change', async () => {
  const fleet = await makeFleet()
  const stranger = await makeFleet()
  const limited = await test.asUser(
    (await makeUser(test.admin, fleet.company.id, 'company-admin', [fleet.tenant.id])).id,
  )
  const viewer = await test.asUser((await makeUser(test.admin, fleet.company.id, 'viewer')).id)
  const own = fleet.devices.map(({ id }) => id)
  const action = { kind: 'disable' } as const
  const refused: [Ctx, InputOf<typeof actOnDevicesOp>, FaultCode][] = [
    [limited, { deviceIds: [...own, fleet.far.id], action }, 'not-found'],
    [fleet.ctx, { deviceIds: [...own, stranger.far.id], action }, 'not-found'],
    [limited, { filter: { tenantId: fleet.other.id }, action }, 'not-found'],
    [fleet.ctx, { filter: { companyId: stranger.company.id }, action }, 'not-found'],
    [viewer, { deviceIds: own, action }, 'forbidden'],
    [fleet.ctx, { filter: { tenantId: fleet.tenant.id }, action, expectedCount: 3 }, 'conflict'],
    [fleet.ctx, { filter: { q: 'nothing of that name' }, action }, 'invalid'],
    [fleet.ctx, { action }, 'invalid'],
    [fleet.ctx, { deviceIds: own, filter: {}, action }, 'invalid'],
    [test.admin, { deviceIds: [...own, stranger.far.id], action }, 'invalid'],
  ]
  for (const [ctx, input, code] of refused) {
    await expect(actOnDevices(ctx, input)).rejects.toMatchObject({ code })
  }
  const { rows } = await test.services.db.pool.query(
    'SELECT count(*)::int AS jobs FROM jobs WHERE company_id = $1',
    [fleet.company.id],
  )
  expect(rows).toEqual([{ jobs: 0 }])
})

it('says which devices were gone when it came to them', async () => {
  const fleet = await makeFleet()
  const [a, b] = fleet.devices
  if (!a || !b) throw new Error('no devices')
  const queued = await actOnDevices(fleet.ctx, { deviceIds: [a.id, b.id], action: { kind: 'disable' } })
  await deleteDevice(test.admin, { id: a.id })
  const job = await runJob(fleet.ctx, async () => queued)
  expect(job).toMatchObject({ done: 1, failed: 1 })
  expect((await listJobFailures(fleet.ctx, { id: job.id, limit: 50 })).items).toMatchObject([
    { row: 1, sentence: 'The device is not there any more.', input: { id: a.id } },
  ])
})
