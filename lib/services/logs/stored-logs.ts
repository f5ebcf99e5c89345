import type { listLogsOp } from '@/lib/contract/logs'
import type { InputOf } from '@/lib/contract/operation'
import type { LogRecord } from '@/lib/db/generated/client'
import { containing } from '../containing'
import type { Ctx } from '../context'
import { inSight, type Sight } from '../sight'
import { seqOf } from './seq-of'

/** One row more than a page, newest first, older than `before`. */
export function storedLogs(
  ctx: Ctx,
  filter: InputOf<typeof listLogsOp>,
  sight: Sight,
  before: number,
): Promise<LogRecord[]> {
  const { companyId, tenantId, deviceId, outcome, kind, stage, code, from, to, q, limit } = filter
  const until = Math.min(before, seqOf(to, Number.MAX_SAFE_INTEGER))
  return ctx.services.db.prisma.logRecord.findMany({
    where: {
      AND: [
        inSight(sight),
        { seq: { lt: BigInt(until), gte: BigInt(seqOf(from, 0)) } },
        companyId === undefined ? {} : { companyId },
        tenantId === undefined ? {} : { tenantId },
        deviceId === undefined ? {} : { deviceId },
        outcome === undefined ? {} : { outcome },
        kind === undefined ? {} : { kind },
        stage === undefined ? {} : { stage },
        code === undefined ? {} : { code },
        q ? matching(q) : {},
      ],
    },
    orderBy: { seq: 'desc' },
    take: limit + 1,
  })
}

const matching = (q: string) => ({
  OR: (['sentence', 'topic', 'principal', 'code'] as const).map((field) => ({
    [field]: containing(q),
  })),
})
