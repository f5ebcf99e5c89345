import { type Job, jobKinds, jobStates } from '@/lib/contract/jobs'
import { demand, sees } from '@/lib/core/actor'
import { notFound } from '@/lib/core/fault'
import type { Prisma } from '@/lib/db/generated/client'
import type { Ctx } from '../context'
import { seesCompany } from '../sight'
import { permissionOfJob } from './permission-of-job'

export const jobQuery = {
  omit: { input: true },
  include: { company: { select: { name: true } }, tenant: { select: { name: true } } },
} as const satisfies Prisma.JobDefaultArgs
export type JobRow = Prisma.JobGetPayload<typeof jobQuery>

export function viewJob(row: JobRow): Job {
  const kind = kindOfRow(row)
  const state = jobStates.find((one) => one === row.state) ?? 'failed'
  const counts = countsOf(row.result)
  return {
    id: row.id,
    companyId: row.companyId,
    companyName: row.company.name,
    tenantId: row.tenantId,
    tenantName: row.tenant?.name ?? null,
    kind,
    title: row.title,
    state,
    total: row.total,
    done: row.done,
    failed: row.failed,
    counts,
    failure: row.failure,
    isCancelAsked: row.isCancelAsked,
    hasCredentials: row.endedAt !== null && (counts.awaitingCredentials ?? 0) > 0,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  }
}

export function kindOfRow({ id, kind }: Pick<JobRow, 'id' | 'kind'>): Job['kind'] {
  const known = jobKinds.find((one) => one === kind)
  if (!known) throw new Error(`job ${id} is of the unknown kind ${kind}`)
  return known
}

export const countsOf = (result: unknown): Record<string, number> =>
  Object.fromEntries(
    Object.entries(Object(result)).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  )

/** The job, if it is of a place that the caller sees, or its own. */
export async function findJob(ctx: Ctx, id: string): Promise<JobRow> {
  const row = await ctx.services.db.prisma.job.findUnique({ where: { id }, ...jobQuery })
  if (!row || !(sees(ctx.actor, placeOf(row)) || isOwn(ctx, row))) throw notFound('job')
  return row
}

/** The same, for what only its creator and those who may start such a job there may do. */
export async function findJobToSteer(ctx: Ctx, id: string): Promise<JobRow> {
  const row = await findJob(ctx, id)
  if (!isOwn(ctx, row)) demand(ctx.actor, permissionOfJob[kindOfRow(row)], placeOf(row), 'job')
  return row
}

const placeOf = ({ companyId, tenantId }: JobRow) => ({
  companyId,
  ...(tenantId === null ? {} : { tenantId }),
})

/** A job of several tenants is out of sight of somebody who has only those: it is still that person's own. */
const isOwn = ({ actor }: Ctx, { actorKind, actorId, companyId }: JobRow): boolean =>
  actorKind === actor.kind && actorId === actor.id && seesCompany(actor, companyId)
