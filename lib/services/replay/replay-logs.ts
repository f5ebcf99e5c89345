import { replayLogsOp } from '@/lib/contract/replay'
import { transactPlainly } from '@/lib/db/transaction'
import { verb } from '../context'
import { findSeqs } from './find-seqs'
import { replayBatch } from './replay-batch'
import { Tally } from './tally'

const BATCH = 500

/** A dry run is the run itself, undone. What one batch stored stays stored where a later one fails. */
export const replayLogs = verb(replayLogsOp, async (ctx, input) => {
  const { seqs, remaining } = await findSeqs(ctx, input)
  const tally = new Tally()
  for (let at = 0; at < seqs.length; at += BATCH) {
    const batch = seqs.slice(at, at + BATCH)
    await transactPlainly(ctx.services.db, async (client) => {
      await client.query('SAVEPOINT replay')
      await replayBatch(ctx, client, batch, tally, input.dryRun)
      if (input.dryRun) await client.query('ROLLBACK TO SAVEPOINT replay')
    })
  }
  const last = seqs.at(-1)
  return {
    isDryRun: input.dryRun,
    ...tally.totals(),
    remaining,
    nextSeq: remaining > 0 && last !== undefined ? Number(last) : null,
  }
})
