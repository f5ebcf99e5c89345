import { exportAuditOp } from '@/lib/contract/audit'
import type { Prisma } from '@/lib/db/generated/client'
import { type Ctx, verb } from '../context'
import { csvLine } from '../csv/csv-line'
import { auditMatching } from './audit-filter'

const PAGE_ROWS = 1_000

type Row = Prisma.AuditRecordGetPayload<object>

/** Sent while it is read, page by page. */
export const exportAudit = verb(exportAuditOp, async (ctx, filter) => ({
  fileName: 'audit.csv',
  contentType: 'text/csv; charset=utf-8',
  lines: linesOf(ctx, await auditMatching(ctx, filter)),
}))

async function* linesOf(ctx: Ctx, matching: Prisma.AuditRecordWhereInput): AsyncGenerator<string> {
  yield csvLine(COLUMNS.map(([name]) => name))
  let before: bigint | undefined
  for (;;) {
    const rows: Row[] = await ctx.services.db.prisma.auditRecord.findMany({
      where: { AND: [matching, before === undefined ? {} : { id: { lt: before } }] },
      orderBy: { id: 'desc' },
      take: PAGE_ROWS,
    })
    const last = rows.at(-1)
    if (!last) return
    yield rows.map((row) => csvLine(COLUMNS.map(([, cell]) => cell(row)))).join('')
    before = last.id
  }
}

const COLUMNS: readonly (readonly [string, (row: Row) => string | number | null])[] = [
  ['id', ({ id }) => String(id)],
  ['at', ({ at }) => at.toISOString()],
  ['actorKind', ({ actorKind }) => actorKind],
  ['actorName', ({ actorName }) => actorName],
  ['verb', ({ verb: done }) => done],
  ['subjectKind', ({ subjectKind }) => subjectKind],
  ['subjectId', ({ subjectId }) => subjectId],
  ['subjectName', ({ subjectName }) => subjectName],
  ['changes', ({ changes }) => JSON.stringify(changes)],
  ['companyId', ({ companyId }) => companyId],
  ['tenantId', ({ tenantId }) => tenantId],
  ['address', ({ address }) => address],
  ['requestId', ({ requestId }) => requestId],
]
