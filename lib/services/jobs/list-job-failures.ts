import { listJobFailuresOp } from '@/lib/contract/jobs'
import { verb } from '../context'
import { decodeCursor, pageOf } from '../cursor'
import { viewFailure } from './failure-view'
import { findJobToSteer } from './job-view'

export const listJobFailures = verb(listJobFailuresOp, async (ctx, { id, limit, cursor }) => {
  await findJobToSteer(ctx, id)
  const after = decodeCursor(cursor, ['number'])?.[0] ?? 0
  const rows = await ctx.services.db.prisma.jobFailure.findMany({
    where: { jobId: id, row: { gt: Math.trunc(Number(after)) } },
    orderBy: { row: 'asc' },
    take: limit + 1,
  })
  return pageOf(rows, limit, viewFailure, ({ row }) => [row])
})
