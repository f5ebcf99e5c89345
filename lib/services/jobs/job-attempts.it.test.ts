/** A job whose process ends again and again at the same items is given up; nothing is kept of its input. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeCompany } from '@/testing/provision'
import { jobEnd, withJobRunner } from '@/testing/run-jobs'
import { startTestServices, type TestServices } from '@/testing/services'
import { ATTEMPTS_MAX, type ClaimedJob, claimJob, releaseJob } from './claim-job'
import type { JobKind } from './job-kind'
import { queueJob } from './queue-job'
import { runBatch } from './run-batch'

let test: TestServices
beforeAll(async () => {
  test = await startTestServices()
})
afterAll(() => test.stop())

const work: JobKind = {
  open: () => ({ batchRows: 1, run: async () => ({ failures: [], counts: {} }) }),
}

async function queue(total: number) {
  const company = await makeCompany(test.admin)
  const user = await test.admin.services.db.prisma.user.create({
    data: { username: `root-${company.id}`, isPlatformAdmin: true },
  })
  return queueJob(await test.asUser(user.id), {
    kind: 'tag-devices',
    title: 'Something long',
    companyId: company.id,
    tenantId: null,
    input: { ids: ['a'] },
    total,
  })
}

async function claim(id: string): Promise<ClaimedJob> {
  const claimed = await claimJob(test.services.db.pool)
  if (claimed?.id !== id) throw new Error('another job was claimed')
  return claimed
}

/** As a process that is killed leaves it. */
async function killedWhileAt(id: string): Promise<void> {
  await claim(id)
  await test.services.db.pool.query('UPDATE jobs SET heartbeat_at = to_timestamp(0) WHERE id = $1', [id])
}

const inputOf = async (id: string) =>
  (await test.services.db.prisma.job.findUniqueOrThrow({ where: { id } })).input

it('is given up after three, and says at which item', async () => {
  const { id } = await queue(2)
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) await killedWhileAt(id)
  const job = await withJobRunner(test.admin, () => jobEnd(test.admin, id), { 'tag-devices': work })
  expect(job).toMatchObject({
    state: 'failed',
    done: 0,
    failure: expect.stringMatching(/ended 3 times .* from 1 on, so it is not tried again/),
  })
  expect(await inputOf(id)).toEqual({})
})

it('is counted anew once it moved on', async () => {
  const { id } = await queue(2)
  for (let attempt = 1; attempt < ATTEMPTS_MAX; attempt++) await killedWhileAt(id)
  const claimed = await claim(id)
  expect(claimed).toMatchObject({ attempts: ATTEMPTS_MAX, behind: 0 })
  await runBatch(test.services, claimed, work.open(claimed))
  await test.services.db.pool.query('UPDATE jobs SET heartbeat_at = to_timestamp(0) WHERE id = $1', [id])
  expect(await claim(id)).toMatchObject({ attempts: 2, behind: 1 })
  await test.services.db.pool.query('DELETE FROM jobs WHERE id = $1', [id])
})

it('is not counted where a process lets it go', async () => {
  const { id } = await queue(1)
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++)
    await releaseJob(test.services.db.pool, await claim(id))
  const job = await withJobRunner(test.admin, () => jobEnd(test.admin, id), { 'tag-devices': work })
  expect(job).toMatchObject({ state: 'done', done: 1 })
  expect(await inputOf(id)).toEqual({})
})
