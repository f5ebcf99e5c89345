import type { LogRecord } from '@/lib/contract/logs'
import type { Ctx } from '../context'
import type { LogQuery } from './log-query'
import { viewLog } from './log-view'
import { matchingSeqs, type SeqPage } from './matching-seqs'

/** At most `rowsMax` records, newest first, older than `before`. */
export async function storedLogs(ctx: Ctx, query: LogQuery, page: SeqPage): Promise<LogRecord[]> {
  const { pool, prisma } = ctx.services.db
  const seqs = await matchingSeqs(pool, query, page)
  const rows = await prisma.logRecord.findMany({
    where: { seq: { in: seqs.map(BigInt) } },
    orderBy: { seq: 'desc' },
  })
  return rows.map(viewLog)
}
