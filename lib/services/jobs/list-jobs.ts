import { isUuid } from '@/lib/access/names'
import { listJobsOp } from '@/lib/contract/jobs'
import { invalid } from '@/lib/core/fault'
import { containing } from '../containing'
import { verb } from '../context'
import { decodeCursor, pageOf } from '../cursor'
import { inSight, sightOf } from '../sight'
import { jobQuery, viewJob } from './job-view'

export const listJobs = verb(listJobsOp, async (ctx, input) => {
  const { limit, cursor, q, companyId, tenantId, kind, state } = input
  const { actor } = ctx
  const reached = actor.reaches.map((reach) => reach.companyId)
  const own = { actorKind: actor.kind, actorId: actor.id, companyId: { in: reached } }
  const sight = sightOf(actor)
  const rows = await ctx.services.db.prisma.job.findMany({
    where: {
      AND: [
        sight.all ? {} : { OR: [inSight(sight), own] },
        companyId === undefined ? {} : { companyId },
        tenantId === undefined ? {} : { tenantId },
        kind === undefined ? {} : { kind },
        state === undefined ? {} : { state },
        q ? { title: containing(q) } : {},
        before(cursor),
      ],
    },
    ...jobQuery,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })
  return pageOf(rows, limit, viewJob, ({ createdAt, id }) => [createdAt.toISOString(), id])
})

function before(cursor: string | undefined) {
  const parts = decodeCursor(cursor, ['string', 'string'])
  if (!parts) return {}
  const [at, id] = parts.map(String)
  const createdAt = new Date(at ?? '')
  if (id === undefined || !isUuid(id) || Number.isNaN(createdAt.getTime()))
    throw invalid('cursor', 'is not valid')
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] }
}
