/** One batch of a job and the job's step forward, in one transaction. */
import type { PoolClient } from 'pg'
import type { JobState } from '@/lib/contract/jobs'
import { type Actor, mayAnywhere } from '@/lib/core/actor'
import type { JsonObject } from '@/lib/core/json'
import { transactPlainly } from '@/lib/db/transaction'
import type { Ctx, Services } from '../context'
import { record } from '../record'
import type { ClaimedJob } from './claim-job'
import type { BatchOutcome, JobWork } from './job-kind'
import { countsOf } from './job-view'
import { loadDoer } from './load-doer'
import { permissionOfJob } from './permission-of-job'
import { pruneInput } from './prune-input'

export type BatchEnd =
  /** There is more; the job is ours until this heartbeat is stale. */
  | { readonly kind: 'more'; readonly heartbeat: string }
  | { readonly kind: 'ended'; readonly state: JobState }
  /** Another process has taken it, or it is gone. */
  | { readonly kind: 'lost' }

interface Progress {
  readonly total: number
  readonly done: number
  readonly failed: number
  readonly result: unknown
  readonly is_cancel_asked: boolean
}

export function runBatch(services: Services, job: ClaimedJob, work: JobWork): Promise<BatchEnd> {
  return transactPlainly(services.db, async (client) => {
    const progress = await lock(client, job)
    if (!progress) return { kind: 'lost' }
    if (progress.is_cancel_asked) return end(services, client, job, 'cancelled')
    const from = progress.done + progress.failed
    if (from >= progress.total) return end(services, client, job, 'done')
    const actor = await loadDoer(client, job, services.now())
    if (!actor || !mayStill(actor, job)) return end(services, client, job, 'failed', LOST_PERMISSION)
    const to = Math.min(progress.total, from + work.batchRows)
    const outcome = await work.run(ctxOfJob(services, actor, job), client, from, to)
    return { kind: 'more', heartbeat: await moveOn(client, job, progress, to - from, outcome) }
  })
}

/** Ends the job apart from any batch: its work threw something that will not mend itself. */
export function failJob(services: Services, job: ClaimedJob, failure: string): Promise<BatchEnd> {
  return transactPlainly(services.db, async (client) =>
    (await lock(client, job)) ? end(services, client, job, 'failed', failure) : { kind: 'lost' },
  )
}

const LOST_PERMISSION = 'Whoever started it may not do this any more: what was done until then stays done.'

/** Somewhere in the company; the work asks at the very place of each item. */
const mayStill = (actor: Actor, { kind, companyId }: ClaimedJob): boolean =>
  mayAnywhere(
    { ...actor, reaches: actor.reaches.filter((reach) => reach.companyId === companyId) },
    permissionOfJob[kind],
  )

const ctxOfJob = (services: Services, actor: Actor, { id }: ClaimedJob): Ctx => ({
  services,
  actor,
  requestId: id,
  address: null,
  sessionId: null,
  host: 'localhost',
})

/** Its row stays locked until the commit, so that nobody takes the job while a batch is under way. */
async function lock(client: PoolClient, { id, heartbeat }: ClaimedJob): Promise<Progress | undefined> {
  const { rows } = await client.query<Progress>(
    `SELECT total, done, failed, result, is_cancel_asked FROM jobs
      WHERE id = $1 AND state = 'running' AND heartbeat_at = $2::timestamptz FOR UPDATE`,
    [id, heartbeat],
  )
  return rows[0]
}

async function moveOn(
  client: PoolClient,
  { id }: ClaimedJob,
  progress: Progress,
  items: number,
  { failures, counts }: BatchOutcome,
): Promise<string> {
  await client.query(
    `INSERT INTO job_failures (job_id, row, "column", sentence, input)
     SELECT $1::uuid, f.row, f."column", f.sentence, f.input
       FROM jsonb_to_recordset($2::jsonb) AS f (row int, "column" text, sentence text, input jsonb)`,
    [id, JSON.stringify(failures)],
  )
  const sums = countsOf(progress.result)
  for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count
  const { rows } = await client.query<{ heartbeat: string }>(
    `UPDATE jobs SET done = $2, failed = $3, result = $4::jsonb, heartbeat_at = clock_timestamp(), attempts = 1
      WHERE id = $1 RETURNING heartbeat_at::text AS heartbeat`,
    [id, progress.done + items - failures.length, progress.failed + failures.length, JSON.stringify(sums)],
  )
  return rows[0]?.heartbeat ?? ''
}

async function end(
  services: Services,
  client: PoolClient,
  job: ClaimedJob,
  state: JobState,
  failure: string | null = null,
): Promise<BatchEnd> {
  const { id, title, companyId, tenantId, actorId, actorKind } = job
  const { rows } = await client.query<{
    created_by: string
    done: number
    failed: number
    result: unknown
  }>(
    `UPDATE jobs SET state = $2, failure = $3, ended_at = clock_timestamp()
      WHERE id = $1 RETURNING created_by, done, failed, result`,
    [id, state, failure],
  )
  await pruneInput(client, job, countsOf(rows[0]?.result))
  const changes: JsonObject = { state, done: rows[0]?.done ?? 0, failed: rows[0]?.failed ?? 0 }
  // In the name of whoever started it, who may be gone by now.
  const kind = actorKind === 'user' || actorKind === 'api-token' ? actorKind : 'system'
  const actor: Actor = {
    kind,
    id: actorId,
    name: rows[0]?.created_by ?? actorId,
    isPlatformAdmin: false,
    reaches: [],
  }
  await record({ ...ctxOfJob(services, actor, job) }, client, {
    verb: 'job.end',
    subject: { kind: 'job', id, name: title },
    companyId,
    tenantId,
    changes: failure === null ? changes : { ...changes, failure },
  })
  return { kind: 'ended', state }
}
