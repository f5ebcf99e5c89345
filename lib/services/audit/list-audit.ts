import { auditRecordSchema, listAuditOp } from '@/lib/contract/audit'
import { containing } from '../containing'
import { type Ctx, verb } from '../context'
import { decodeCursor, pageOf } from '../cursor'
import { findDevice } from '../devices/device-view'
import { inSight, sightOf } from '../sight'

export const listAudit = verb(listAuditOp, async (ctx, input) => {
  const { limit, cursor, q, companyId, subjectId, deviceId, actorId } = input
  const after = decodeCursor(cursor, ['number'])?.[0]
  const rows = await ctx.services.db.prisma.auditRecord.findMany({
    where: {
      AND: [
        inSight(sightOf(ctx.actor, 'admin')),
        companyId === undefined ? {} : { companyId },
        subjectId === undefined ? {} : { subjectId },
        deviceId === undefined ? {} : await ofDevice(ctx, deviceId),
        actorId === undefined ? {} : { actorId },
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

/** Its own records, and those of what hangs on it, which name it. Within its tenant, whose records an index finds. */
async function ofDevice(ctx: Ctx, deviceId: string) {
  const { tenantId } = await findDevice(ctx, deviceId, 'admin')
  return { tenantId, OR: [{ subjectId: deviceId }, { changes: { path: ['deviceId'], equals: deviceId } }] }
}
