import { auditRecordSchema, listAuditOp } from '@/lib/contract/audit'
import { verb } from '../context'
import { decodeCursor, pageOf } from '../cursor'
import { auditMatching } from './audit-filter'

export const listAudit = verb(listAuditOp, async (ctx, { limit, cursor, ...filter }) => {
  const after = decodeCursor(cursor, ['number'])?.[0]
  const rows = await ctx.services.db.prisma.auditRecord.findMany({
    where: {
      AND: [
        await auditMatching(ctx, filter),
        after === undefined ? {} : { id: { lt: BigInt(Math.floor(Number(after))) } },
      ],
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  return pageOf(
    rows,
    limit,
    ({ id, at, actorId: _, ...row }) =>
      auditRecordSchema.parse({ ...row, id: String(id), at: at.toISOString() }),
    (row) => [Number(row.id)],
  )
})
