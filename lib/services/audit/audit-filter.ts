import type { listAuditOp } from '@/lib/contract/audit'
import type { InputOf } from '@/lib/contract/operation'
import type { Prisma } from '@/lib/db/generated/client'
import { containing } from '../containing'
import type { Ctx } from '../context'
import { findDevice } from '../devices/device-view'
import { inSight, sightOf } from '../sight'

/** What narrows the audit; the export goes by the same. */
export type AuditFilter = Omit<InputOf<typeof listAuditOp>, 'limit' | 'cursor'>

/** The records in the caller's sight that the filter matches. */
export async function auditMatching(ctx: Ctx, filter: AuditFilter): Promise<Prisma.AuditRecordWhereInput> {
  const { q, companyId, tenantId, subjectId, subjectKind, deviceId, actorId, done, from, to } = filter
  return {
    AND: [
      inSight(sightOf(ctx.actor, 'admin')),
      companyId === undefined ? {} : { companyId },
      tenantId === undefined ? {} : { tenantId },
      subjectId === undefined ? {} : { subjectId },
      subjectKind === undefined ? {} : { subjectKind },
      deviceId === undefined ? {} : await ofDevice(ctx, deviceId),
      actorId === undefined ? {} : { actorId },
      done === undefined ? {} : { verb: { endsWith: `.${done}` } },
      from === undefined ? {} : { at: { gte: new Date(from) } },
      to === undefined ? {} : { at: { lt: new Date(to) } },
      q
        ? { OR: (['verb', 'actorName', 'subjectName'] as const).map((field) => ({ [field]: containing(q) })) }
        : {},
    ],
  }
}

/** Its own records, and those of what hangs on it, which name it. Within its tenant, whose records an index finds. */
async function ofDevice(ctx: Ctx, deviceId: string): Promise<Prisma.AuditRecordWhereInput> {
  const { tenantId } = await findDevice(ctx, deviceId, 'admin')
  return { tenantId, OR: [{ subjectId: deviceId }, { changes: { path: ['deviceId'], equals: deviceId } }] }
}
