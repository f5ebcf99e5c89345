import { exportJobFailuresOp } from '@/lib/contract/jobs'
import { type Ctx, verb } from '../context'
import { csvLine, plainCell } from '../csv/csv-line'
import { viewFailure } from './failure-view'
import { findJobToSteer } from './job-view'

const PAGE_ROWS = 1_000

export const exportJobFailures = verb(exportJobFailuresOp, async (ctx, { id }) => {
  await findJobToSteer(ctx, id)
  return {
    fileName: `failed-rows-${id.slice(0, 8)}.csv`,
    contentType: 'text/csv; charset=utf-8',
    lines: linesOf(ctx, id),
  }
})

async function* linesOf(ctx: Ctx, jobId: string): AsyncGenerator<string> {
  const columns = await columnsOf(ctx, jobId)
  yield csvLine([...columns, 'error'])
  let after = 0
  for (;;) {
    const rows = await ctx.services.db.prisma.jobFailure.findMany({
      where: { jobId, row: { gt: after } },
      orderBy: { row: 'asc' },
      take: PAGE_ROWS,
    })
    const last = rows.at(-1)
    if (!last) return
    yield rows
      .map(viewFailure)
      .map((one) => lineOf(columns, one))
      .join('')
    after = last.row
  }
}

/** As the file had them: jsonb keeps no order of its own. */
async function columnsOf(ctx: Ctx, jobId: string): Promise<readonly string[]> {
  const { rows } = await ctx.services.db.pool.query<{ columns: { header: string }[] | null }>(
    `SELECT input -> 'columns' AS columns FROM jobs WHERE id = $1`,
    [jobId],
  )
  return rows[0]?.columns?.map(({ header }) => header).filter((header) => header !== 'error') ?? BULK_COLUMNS
}

const BULK_COLUMNS = ['id', 'name', 'externalId']

/** What was neutralized once already is not neutralized twice. */
const lineOf = (
  columns: readonly string[],
  { input, sentence }: { input: Record<string, string>; sentence: string },
): string => csvLine([...columns.map((column) => plainCell(input[column] ?? '')), sentence])
