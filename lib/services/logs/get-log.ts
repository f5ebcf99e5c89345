import { getLogOp, type LogRecord } from '@/lib/contract/logs'
import { notFound } from '@/lib/core/fault'
import { type Ctx, verb } from '../context'
import { inSight, type Sight, sightOf } from '../sight'
import { isInSight } from './is-in-sight'
import { viewLog } from './log-view'
import { messageForms } from './message-forms'

/** Stored, or an accepted message that is still in the ring of the broker. */
export const getLog = verb(getLogOp, async (ctx, { seq }) => {
  const sight = sightOf(ctx.actor, 'read:logs')
  const record = (await storedLog(ctx, seq, sight)) ?? (await recentLog(ctx, seq, sight))
  if (!record) throw notFound('record')
  return { record, forms: await messageForms(ctx.services.db.pool, record) }
})

async function storedLog(ctx: Ctx, seq: number, sight: Sight): Promise<LogRecord | undefined> {
  const row = await ctx.services.db.prisma.logRecord.findFirst({
    where: { AND: [{ seq: BigInt(seq) }, inSight(sight)] },
  })
  return row ? viewLog(row) : undefined
}

async function recentLog({ services }: Ctx, seq: number, sight: Sight): Promise<LogRecord | undefined> {
  const record = await services.broker.recentRecord(seq)
  return record && isInSight(sight, record) ? record : undefined
}
