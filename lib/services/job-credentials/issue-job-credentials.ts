import { issueJobCredentialsOp } from '@/lib/contract/jobs'
import { conflict, notFound } from '@/lib/core/fault'
import type { JsonValue } from '@/lib/core/json'
import { transactPlainly } from '@/lib/db/transaction'
import { type Ctx, verb } from '../context'
import { csvLine } from '../csv/csv-line'
import { findJobToSteer, viewJob } from '../jobs/job-view'
import { type IssuedCredential, issueBatch } from './issue-batch'
import { type JobDevices, jobDevices } from './job-devices'

const BATCH_DEVICES = 500

/**
 * No secret is stored, so that each is issued while its line is sent; a download that broke off is asked for again, and
 * then replaces what it had issued.
 */
export const issueJobCredentials = verb(issueJobCredentialsOp, async (ctx, { id }) => {
  const job = viewJob(await findJobToSteer(ctx, id))
  const devices = jobDevices({ id, kind: job.kind, input: await inputOf(ctx, id) })
  if (!devices) throw conflict('Only imports and rotations are followed by new credentials.')
  if (job.endedAt === null) throw conflict('The job has not ended yet.')
  return {
    fileName: `credentials-${id.slice(0, 8)}.csv`,
    contentType: 'text/csv; charset=utf-8',
    lines: linesOf(ctx, id, devices),
  }
})

async function inputOf(ctx: Ctx, id: string): Promise<JsonValue> {
  const { rows } = await ctx.services.db.pool.query<{ input: JsonValue }>(
    'SELECT input FROM jobs WHERE id = $1',
    [id],
  )
  const row = rows[0]
  if (!row) throw notFound('job')
  return row.input
}

async function* linesOf(ctx: Ctx, jobId: string, { ids, overlapHours }: JobDevices): AsyncGenerator<string> {
  yield csvLine(['deviceId', 'name', 'externalId', 'dialect', 'kind', 'username', 'password'])
  for (let at = 0; at < ids.length; at += BATCH_DEVICES) {
    const issued = await transactPlainly(ctx.services.db, (client) =>
      issueBatch(ctx, client, { jobId, overlapHours }, ids.slice(at, at + BATCH_DEVICES)),
    )
    if (issued.length > 0) yield issued.map(lineOf).join('')
  }
}

const lineOf = ({ device, shown }: IssuedCredential): string =>
  csvLine([
    device.id,
    device.name,
    device.externalId,
    device.dialect,
    shown.kind,
    shown.username,
    shown.password,
  ])
