import { listRetentionRunsOp, type RetentionRun } from '@/lib/contract/retention'
import { verb } from '../context'
import { sightOf } from '../sight'
import { LOGS_DAYS_OF_NO_TENANT } from './keeping'
import { NO_TENANT } from './old-logs'

interface Row {
  readonly id: number
  readonly name: string | null
  readonly readings_kept_days: number | null
  readonly logs_kept_days: number
  readonly started_at: Date | null
  readonly ended_at: Date | null
  readonly readings: string | null
  readonly logs: string | null
}

/** The tenants that the caller administers; what is of no tenant is for platform admins alone. */
export const listRetentionRuns = verb(listRetentionRunsOp, async ({ services, actor }) => {
  const sight = sightOf(actor, 'admin')
  const { rows } = await services.db.pool.query<Row>(
    `SELECT t.*, r.started_at, r.ended_at, r.readings, r.logs FROM (
       SELECT id, name, readings_kept_days, logs_kept_days FROM tenants
        WHERE $1 OR company_id = ANY ($2::uuid[]) OR id = ANY ($3::int[])
       UNION ALL SELECT $4::int, NULL, NULL, $5::int WHERE $1) t
     LEFT JOIN retention_runs r ON r.tenant_id = t.id ORDER BY t.name NULLS LAST, t.id`,
    [sight.all, sight.companyIds, sight.tenantIds, NO_TENANT, LOGS_DAYS_OF_NO_TENANT],
  )
  return { items: rows.map(viewRun) }
})

const viewRun = (row: Row): RetentionRun => ({
  tenantId: row.id === NO_TENANT ? null : row.id,
  tenantName: row.name,
  retention: { readingsDays: row.readings_kept_days, logsDays: row.logs_kept_days },
  startedAt: row.started_at?.toISOString() ?? null,
  endedAt: row.ended_at?.toISOString() ?? null,
  readings: Number(row.readings ?? 0),
  logs: Number(row.logs ?? 0),
})
