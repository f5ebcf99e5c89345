import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeCompany, makeDevice, makeTenant, makeUser } from '@/testing/provision'
import { jobEnd, withJobRunner } from '@/testing/run-jobs'
import { startTestServices, type TestServices } from '@/testing/services'
import type { Ctx } from '../context'
import { updateUser } from '../users/update-user'
import { cancelJob } from './cancel-job'
import { claimJob, releaseJob } from './claim-job'
import { getJob } from './get-job'
import type { JobKind } from './job-kind'
import { listJobFailures } from './list-job-failures'
import { listJobs } from './list-jobs'
import { queueJob } from './queue-job'
import { runBatch } from './run-batch'

let test: TestServices
beforeAll(async () => {
  test = await startTestServices()
})
afterAll(() => test.stop())

async function makeAdmin() {
  const company = await makeCompany(test.admin)
  const tenant = await makeTenant(test.admin, company.id)
  const user = await makeUser(test.admin, company.id, 'company-admin')
  return { company, tenant, user, ctx: await test.asUser(user.id) }
}
type Admin = Awaited<ReturnType<typeof makeAdmin>>

const queue = ({ ctx, company, tenant }: Admin, total: number) =>
  queueJob(ctx, {
    kind: 'tag-devices',
    title: 'Something long',
    companyId: company.id,
    tenantId: tenant.id,
    input: {},
    total,
  })

/** Two items at a time; says which, and fails those that it is told to. */
function counting(
  worked: number[],
  before: (from: number) => Promise<void> = async () => {},
  failing: number[] = [],
): JobKind {
  return {
    open: () => ({
      batchRows: 2,
      run: async (_ctx, _client, from, to) => {
        await before(from)
        const items = Array.from({ length: to - from }, (_, index) => from + index)
        worked.push(...items)
        return {
          failures: items
            .filter((item) => failing.includes(item))
            .map((item) => ({ row: item + 1, sentence: 'No.', input: { item: String(item) } })),
          counts: { worked: items.length },
        }
      },
    }),
  }
}

const auditOf = async (id: string) =>
  (
    await test.services.db.pool.query('SELECT verb, changes FROM audit WHERE subject_id = $1 ORDER BY id', [
      id,
    ])
  ).rows

async function forgetHeartbeat(id: string) {
  await test.services.db.pool.query(
    "UPDATE jobs SET heartbeat_at = now() - interval '1 minute' WHERE id = $1",
    [id],
  )
}

it('works on every item once, batch by batch, and says what failed; start and end are in the audit', async () => {
  const admin = await makeAdmin()
  const worked: number[] = []
  const job = await withJobRunner(test.admin, async () => jobEnd(admin.ctx, (await queue(admin, 5)).id), {
    'tag-devices': counting(worked, undefined, [3]),
  })
  expect(worked).toEqual([0, 1, 2, 3, 4])
  expect(job).toMatchObject({
    state: 'done',
    done: 4,
    failed: 1,
    total: 5,
    counts: { worked: 5 },
    failure: null,
  })
  const { items } = await listJobFailures(admin.ctx, { id: job.id, limit: 50 })
  expect(items).toEqual([{ row: 4, column: null, sentence: 'No.', input: { item: '3' } }])
  expect(await auditOf(job.id)).toMatchObject([
    { verb: 'job.start', changes: { kind: 'tag-devices', total: 5 } },
    { verb: 'job.end', changes: { state: 'done', done: 4, failed: 1 } },
  ])
})

it('takes up the job of a killed process where it was', async () => {
  const admin = await makeAdmin()
  const worked: number[] = []
  const kind = counting(worked)
  const { id } = await queue(admin, 5)
  const claimed = await claimJob(test.services.db.pool)
  if (claimed?.id !== id) throw new Error('another job was claimed')
  await runBatch(test.services, claimed, kind.open(claimed))
  expect(await claimJob(test.services.db.pool)).toBeUndefined()
  await forgetHeartbeat(id)
  await withJobRunner(test.admin, () => jobEnd(admin.ctx, id), { 'tag-devices': kind })
  expect(worked).toEqual([0, 1, 2, 3, 4])
})

it('does nothing more for a process whose job another has taken', async () => {
  const admin = await makeAdmin()
  const worked: number[] = []
  const work = counting(worked)
  const { id } = await queue(admin, 4)
  const stalled = await claimJob(test.services.db.pool)
  await forgetHeartbeat(id)
  const taker = await claimJob(test.services.db.pool)
  if (!stalled || taker?.id !== id) throw new Error('the job was not taken over')
  expect(await runBatch(test.services, stalled, work.open(stalled))).toEqual({ kind: 'lost' })
  expect(worked).toEqual([])
  await releaseJob(test.services.db.pool, taker)
  expect(await claimJob(test.services.db.pool)).toMatchObject({ id })
  await cancelJob(admin.ctx, { id })
})

it('rolls a batch back whole with the step that it made, and ends a job that broke', async () => {
  const admin = await makeAdmin()
  const { id } = await queue(admin, 4)
  const claimed = await claimJob(test.services.db.pool)
  if (!claimed) throw new Error('no job')
  const broken: JobKind = {
    open: () => ({
      batchRows: 2,
      run: async (_ctx, client) => {
        await client.query('UPDATE tenants SET name = $2 WHERE id = $1', [admin.tenant.id, 'Halfway'])
        throw new Error('a bug')
      },
    }),
  }
  await expect(runBatch(test.services, claimed, broken.open(claimed))).rejects.toThrow('a bug')
  expect(await getJob(admin.ctx, { id })).toMatchObject({ state: 'running', done: 0 })
  const { rows } = await test.services.db.pool.query('SELECT name FROM tenants WHERE id = $1', [
    admin.tenant.id,
  ])
  expect(rows).toEqual([{ name: admin.tenant.name }])
  await releaseJob(test.services.db.pool, claimed)
  await expect(
    withJobRunner(test.admin, () => jobEnd(admin.ctx, id), { 'tag-devices': broken }),
  ).rejects.toThrow(/a bug/)
  expect(await getJob(admin.ctx, { id })).toMatchObject({
    state: 'failed',
    failure: expect.stringContaining('broke on our side'),
  })
})

it('stops between batches when whoever started it loses the permission', async () => {
  const admin = await makeAdmin()
  const worked: number[] = []
  const suspend = async (from: number) => {
    if (from === 2) await updateUser(test.admin, { id: admin.user.id, status: 'suspended' })
  }
  const job = await withJobRunner(test.admin, async () => jobEnd(test.admin, (await queue(admin, 6)).id), {
    'tag-devices': counting(worked, suspend),
  })
  expect(job).toMatchObject({
    state: 'failed',
    done: 4,
    failure: expect.stringContaining('may not do this any more'),
  })
  expect(worked).toEqual([0, 1, 2, 3])
})

it('cancels a waiting job at once, and a running one after its batch', async () => {
  const admin = await makeAdmin()
  const waiting = await queue(admin, 2)
  expect(await cancelJob(admin.ctx, { id: waiting.id })).toMatchObject({
    state: 'cancelled',
    endedAt: expect.any(String),
  })
  await expect(cancelJob(admin.ctx, { id: waiting.id })).rejects.toMatchObject({ code: 'conflict' })

  const running = await queue(admin, 6)
  const claimed = await claimJob(test.services.db.pool)
  if (claimed?.id !== running.id) throw new Error('another job was claimed')
  const work = counting([]).open(claimed)
  const first = await runBatch(test.services, claimed, work)
  if (first.kind !== 'more') throw new Error(first.kind)
  expect(await cancelJob(admin.ctx, { id: running.id })).toMatchObject({
    state: 'running',
    isCancelAsked: true,
  })
  const next = await runBatch(test.services, { ...claimed, heartbeat: first.heartbeat }, work)
  expect(next).toEqual({ kind: 'ended', state: 'cancelled' })
  expect(await getJob(admin.ctx, { id: running.id })).toMatchObject({ state: 'cancelled', done: 2 })
})

it('shows a job to those who see its place; its failures and its end are for those who may start one', async () => {
  const admin = await makeAdmin()
  const job = await queue(admin, 1)
  const as = async (role: 'viewer' | 'engineer', tenantIds?: number[]): Promise<Ctx> =>
    test.asUser((await makeUser(test.admin, admin.company.id, role, tenantIds)).id)
  const viewer = await as('viewer')
  expect(await getJob(viewer, { id: job.id })).toMatchObject({ title: 'Something long' })
  for (const ctx of [viewer, await as('engineer')]) {
    await expect(listJobFailures(ctx, { id: job.id, limit: 50 })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(cancelJob(ctx, { id: job.id })).rejects.toMatchObject({ code: 'forbidden' })
  }
  const elsewhere = await as('viewer', [(await makeTenant(test.admin, admin.company.id)).id])
  await expect(getJob(elsewhere, { id: job.id })).rejects.toMatchObject({ code: 'not-found' })
  expect((await listJobs(elsewhere, { limit: 50 })).items).toEqual([])
  await cancelJob(admin.ctx, { id: job.id })
})

it('shows a job of several tenants to whoever started it, though not the whole company is in sight', async () => {
  const company = await makeCompany(test.admin)
  const tenants = [await makeTenant(test.admin, company.id), await makeTenant(test.admin, company.id)]
  for (const { id } of tenants) await makeDevice(test.admin, id, 'plain')
  const user = await makeUser(
    test.admin,
    company.id,
    'company-admin',
    tenants.map(({ id }) => id),
  )
  const ctx = await test.asUser(user.id)
  const { id } = await queueJob(ctx, {
    kind: 'tag-devices',
    title: 'Of both',
    companyId: company.id,
    tenantId: null,
    input: {},
    total: 1,
  })
  expect((await listJobs(ctx, { limit: 50 })).items.map((job) => job.id)).toEqual([id])
  expect(await cancelJob(ctx, { id })).toMatchObject({ state: 'cancelled' })
})
