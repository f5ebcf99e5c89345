import { randomUUID } from 'node:crypto'
import type { Job, JobKindId } from '@/lib/contract/jobs'
import type { JsonValue } from '@/lib/core/json'
import { transact } from '@/lib/db/transaction'
import type { Ctx } from '../context'
import { record } from '../record'
import { jobQuery, viewJob } from './job-view'
import { pokeJobs } from './poke-jobs'

export interface NewJob {
  readonly kind: JobKindId
  readonly title: string
  readonly companyId: string
  /** Null: of several tenants of the company. */
  readonly tenantId: number | null
  readonly input: JsonValue
  /** Items. */
  readonly total: number
}

/** The caller has asked for the permission already; the runner asks again before each batch. */
export async function queueJob(ctx: Ctx, job: NewJob): Promise<Job> {
  const { kind, title, companyId, tenantId, input, total } = job
  const id = randomUUID()
  const row = await transact(ctx.services.db, async ({ rows, sql }) => {
    await sql.query(
      `INSERT INTO jobs (id, company_id, tenant_id, kind, title, input, total, actor_kind, actor_id, created_by)
       VALUES ($1::uuid, $2::uuid, $3::int, $4::text, $5::text, $6::text::jsonb, $7::int, $8::text, $9::text, $10::text)`,
      [
        id,
        companyId,
        tenantId,
        kind,
        title,
        JSON.stringify(input),
        total,
        ctx.actor.kind,
        ctx.actor.id,
        ctx.actor.name,
      ],
    )
    await record(ctx, sql, {
      verb: 'job.start',
      subject: { kind: 'job', id, name: title },
      companyId,
      tenantId,
      changes: { kind, total },
    })
    return rows.job.findUniqueOrThrow({ where: { id }, ...jobQuery })
  })
  pokeJobs()
  return viewJob(row)
}
