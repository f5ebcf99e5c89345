import { isUuid } from '@/lib/access/names'
import { getCommandBatchOp } from '@/lib/contract/command-batch'
import { commandStates } from '@/lib/core/command'
import { invalid, notFound } from '@/lib/core/fault'
import { COMMAND_COLUMNS, type CommandRow, viewCommand } from '../commands/command-row'
import { type Ctx, verb } from '../context'
import { decodeCursor, pageOf } from '../cursor'
import { findJob, viewJob } from '../jobs/job-view'
import { sightOf } from '../sight'

/** Only those of tenants whose telemetry the caller reads: a job may be of several. */
export const getCommandBatch = verb(getCommandBatchOp, async (ctx, { id, limit, cursor, state }) => {
  const job = await findJob(ctx, id)
  if (job.kind !== 'send-commands') throw notFound('command batch')
  const rows = await pageOfCommands(ctx, id, { limit, cursor, state })
  return {
    ...pageOf(
      rows,
      limit,
      (row) => ({ ...viewCommand(row), deviceName: row.device_name, tenantId: row.tenant_id }),
      (row) => [row.device_name, row.id],
    ),
    job: viewJob(job),
    states: await countStates(ctx, id),
  }
})

type Row = CommandRow & { readonly device_name: string; readonly tenant_id: number } & Record<string, unknown>

const IN_SIGHT = '($2::bool OR c.company_id = ANY ($3::uuid[]) OR c.tenant_id = ANY ($4::int[]))'

function sightValues({ actor }: Ctx): [boolean, string[], number[]] {
  const { all, companyIds, tenantIds } = sightOf(actor, 'read:telemetry')
  return [all, companyIds, tenantIds]
}

/** By the name of the device. */
async function pageOfCommands(
  ctx: Ctx,
  jobId: string,
  { limit, cursor, state }: { limit: number; cursor: string | undefined; state: string | undefined },
): Promise<Row[]> {
  const [name, commandId] = (decodeCursor(cursor, ['string', 'string']) ?? []).map(String)
  if (commandId !== undefined && !isUuid(commandId)) throw invalid('cursor', 'is not valid')
  const columns = COMMAND_COLUMNS.split(', ').map((column) => `c.${column}`)
  const { rows } = await ctx.services.db.pool.query<Row>(
    `SELECT ${columns.join(', ')}, c.tenant_id, d.name AS device_name
       FROM commands c JOIN devices d ON d.id = c.device_id
      WHERE c.job_id = $1 AND ${IN_SIGHT} AND ($5::text IS NULL OR c.state = $5)
        AND ($6::text IS NULL OR (d.name, c.id) > ($6::text, $7::uuid))
      ORDER BY d.name, c.id LIMIT $8`,
    [jobId, ...sightValues(ctx), state ?? null, name ?? null, commandId ?? null, limit + 1],
  )
  return rows
}

async function countStates(ctx: Ctx, jobId: string) {
  const { rows } = await ctx.services.db.pool.query<{ state: string; count: string }>(
    `SELECT c.state, count(*) AS count FROM commands c WHERE c.job_id = $1 AND ${IN_SIGHT} GROUP BY c.state`,
    [jobId, ...sightValues(ctx)],
  )
  const counts = { queued: 0, sent: 0, delivered: 0, answered: 0, failed: 0, expired: 0 }
  for (const state of commandStates)
    counts[state] = Number(rows.find((row) => row.state === state)?.count ?? 0)
  return counts
}
