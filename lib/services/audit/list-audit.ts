import { auditRecordSchema, listAuditOp } from '@/lib/contract/audit'
import { containing } from '../containing'
import { verb } from '../context'
import { decodeCursor, pageOf } from '../cursor'
import { inSight, sightOf } from '../sight'

export const listAudit = verb(listAuditOp, async (ctx, { limit, cursor, q, companyId, subjectId }) => {
  const after = decodeCursor(cursor, ['number'])?.[0]
  const rows = await ctx.services.db.prisma.auditRecord.findMany({
    where: {
      AND: [
        inSight(sightOf(ctx.actor, 'admin')),
        companyId === undefined ? {} : { companyId },
        subjectId === undefined ? {} : { subjectId },
        after === undefined ? {} : { id: { lt: BigInt(Math.floor(Number(after))) } },
        q
          ? {
              OR: (['verb', 'actorName', 'subjectName'] as const).map((field) => ({
                [field]: containing(q),
              })),
            }
          : {},
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
