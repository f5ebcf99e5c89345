/** One run over one tenant: old readings and records go in bounded batches, each a transaction that counts what it took. */
import type { PoolClient } from 'pg'
import type { Actor } from '@/lib/core/actor'
import { deleteOldReadings, seriesOfTenant } from '@/lib/telemetry/old-readings'
import { record } from '../record'
import { inTransaction } from './in-transaction'
import { type Keeping, keepingOf } from './keeping'
import { deleteOldCounts, deleteOldLogs, NO_TENANT } from './old-logs'

const BATCH_ROWS = 5_000
const BATCH_SERIES = 500

const worker: Actor = {
  kind: 'system',
  id: 'retention',
  name: 'retention',
  isPlatformAdmin: false,
  reaches: [],
}

export interface RunOptions {
  readonly nowMs: number
  readonly shouldStop: () => boolean
  /** Rows of one batch; fewer in tests. */
  readonly batchRows?: number
}

/** Also carries on where a process ended in the middle: what it took is in the row. Does nothing where the tenant's retention has changed meanwhile: the next run follows it. */
export async function runOfTenant(
  client: PoolClient,
  keeping: Keeping,
  { nowMs, shouldStop, batchRows = BATCH_ROWS }: RunOptions,
): Promise<void> {
  await begin(client, keeping, nowMs)
  const batch = (column: 'readings' | 'logs', take: () => Promise<number>): Promise<number | undefined> =>
    shouldStop()
      ? Promise.resolve(undefined)
      : inTransaction(client, async () => {
          if (!(await isStillSo(client, keeping, nowMs))) return undefined
          const count = await take()
          if (count > 0) {
            await client.query(`UPDATE retention_runs SET ${column} = ${column} + $2 WHERE tenant_id = $1`, [
              keeping.tenantId,
              count,
            ])
          }
          return count
        })
  const isWhole =
    (await allLogs(keeping, batchRows, client, batch)) &&
    (await allReadings(keeping, batchRows, client, batch))
  if (isWhole) await end(client, keeping, nowMs)
}

type Batch = (column: 'readings' | 'logs', take: () => Promise<number>) => Promise<number | undefined>

async function allLogs(
  { tenantId, logsBefore }: Keeping,
  rows: number,
  client: PoolClient,
  batch: Batch,
): Promise<boolean> {
  let taken: number | undefined
  do taken = await batch('logs', () => deleteOldLogs(client, tenantId, logsBefore, rows))
  while (taken === rows)
  return taken !== undefined
}

async function allReadings(
  { tenantId, readingsBefore }: Keeping,
  rows: number,
  client: PoolClient,
  batch: Batch,
): Promise<boolean> {
  if (readingsBefore === null) return true
  let above = 0
  for (;;) {
    const series = await seriesOfTenant(client, tenantId, above, BATCH_SERIES)
    const last = series.at(-1)
    if (last === undefined) return true
    let taken: number | undefined
    do taken = await batch('readings', () => deleteOldReadings(client, series, readingsBefore, rows))
    while (taken === rows)
    if (taken === undefined) return false
    above = last
  }
}

/** A run that did not end goes on with its counts; one that did begins anew. */
async function begin(client: PoolClient, keeping: Keeping, nowMs: number): Promise<void> {
  const { tenantId, readingsBefore, logsBefore } = keeping
  await client.query(
    `INSERT INTO retention_runs AS r (tenant_id, started_at, readings_before, logs_before)
     VALUES ($1, $2, $3, $4)
     ON CONFLICT (tenant_id) DO UPDATE SET
       started_at = CASE WHEN r.ended_at IS NULL THEN r.started_at ELSE excluded.started_at END,
       readings = CASE WHEN r.ended_at IS NULL THEN r.readings ELSE 0 END,
       logs = CASE WHEN r.ended_at IS NULL THEN r.logs ELSE 0 END,
       readings_before = excluded.readings_before, logs_before = excluded.logs_before, ended_at = NULL`,
    [tenantId, new Date(nowMs), readingsBefore, logsBefore],
  )
}

/** Holds the tenant's row for this batch: who lengthens the retention waits for it, and nothing goes after that. */
async function isStillSo(
  client: PoolClient,
  { tenantId, ...before }: Keeping,
  nowMs: number,
): Promise<boolean> {
  if (tenantId === NO_TENANT) return true
  const { rows } = await client.query<{ readings: number | null; logs: number }>(
    'SELECT readings_kept_days AS readings, logs_kept_days AS logs FROM tenants WHERE id = $1 FOR SHARE',
    [tenantId],
  )
  const [row] = rows
  if (!row) return false
  const now = keepingOf({ ...before, tenantId }, row, nowMs)
  return (
    now.logsBefore.getTime() === before.logsBefore.getTime() &&
    now.readingsBefore?.getTime() === before.readingsBefore?.getTime()
  )
}

async function end(client: PoolClient, keeping: Keeping, nowMs: number): Promise<void> {
  const { tenantId, companyId, name, readingsBefore, logsBefore } = keeping
  await inTransaction(client, async () => {
    await deleteOldCounts(client, tenantId, logsBefore)
    const { rows } = await client.query<{ readings: string; logs: string }>(
      'UPDATE retention_runs SET ended_at = $2 WHERE tenant_id = $1 RETURNING readings, logs',
      [tenantId, new Date(nowMs)],
    )
    const [readings, logs] = [Number(rows[0]?.readings ?? 0), Number(rows[0]?.logs ?? 0)]
    if (readings + logs === 0) return
    const isOfTenant = tenantId !== NO_TENANT
    await record({ actor: worker, requestId: null, address: null }, client, {
      verb: 'retention.run',
      subject: { kind: isOfTenant ? 'tenant' : 'installation', id: tenantId, name },
      companyId,
      tenantId: isOfTenant ? tenantId : null,
      changes: {
        readings,
        readingsBefore: readingsBefore?.toISOString() ?? null,
        logs,
        logsBefore: logsBefore.toISOString(),
      },
    })
  })
}
