import { cancelJobOp } from '@/lib/contract/jobs'
import { conflict } from '@/lib/core/fault'
import type { JsonValue } from '@/lib/core/json'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { record } from '../record'
import { findJobToSteer, jobQuery, kindOfRow, viewJob } from './job-view'
import { pruneInput } from './prune-input'

/** One that has not begun is over at once; a running one after the batch that it is at, whose commit this waits for. */
export const cancelJob = verb(cancelJobOp, async (ctx, { id }) => {
  const job = await findJobToSteer(ctx, id)
  const { title, companyId, tenantId } = job
  return transact(ctx.services.db, async ({ rows, sql }) => {
    const { rows: found } = await sql.query<{ state: string; asked: boolean; input: JsonValue }>(
      'SELECT state, is_cancel_asked AS asked, input FROM jobs WHERE id = $1::uuid FOR UPDATE',
      [id],
    )
    const state = found[0]?.state
    if (state !== 'queued' && state !== 'running') throw conflict('The job has ended already.')
    if (!found[0]?.asked) {
      const isWaiting = state === 'queued'
      await rows.job.update({
        where: { id },
        data: {
          isCancelAsked: true,
          ...(isWaiting ? { state: 'cancelled', endedAt: new Date(ctx.services.now()) } : {}),
        },
      })
      if (isWaiting) await pruneInput(sql, { id, kind: kindOfRow(job), input: found[0]?.input ?? {} }, {})
      await record(ctx, sql, {
        verb: 'job.cancel',
        subject: { kind: 'job', id, name: title },
        companyId,
        tenantId,
        changes: { state: { from: state, to: 'cancelled' } },
      })
    }
    return viewJob(await rows.job.findUniqueOrThrow({ where: { id }, ...jobQuery }))
  })
})
