/** What of each tenant is to be kept today, and whether a run is due for it. */
import type { ClientBase } from 'pg'
import { cutoffOf } from './cutoff'
import { NO_TENANT } from './old-logs'

/** Of records that are of no tenant: nobody sets it. */
export const LOGS_DAYS_OF_NO_TENANT = 30

export interface Keeping {
  readonly tenantId: number
  readonly companyId: string | null
  readonly name: string
  /** Null: for ever. */
  readonly readingsBefore: Date | null
  readonly logsBefore: Date
}

export const keepingOf = (
  whose: Pick<Keeping, 'tenantId' | 'companyId' | 'name'>,
  days: { readonly readings: number | null; readonly logs: number },
  nowMs: number,
): Keeping => ({
  tenantId: whose.tenantId,
  companyId: whose.companyId,
  name: whose.name,
  readingsBefore: days.readings === null ? null : cutoffOf(days.readings, nowMs),
  logsBefore: cutoffOf(days.logs, nowMs),
})

interface Row {
  readonly tenant_id: number
  readonly company_id: string | null
  readonly name: string
  readonly readings: number | null
  readonly logs: number
  readonly ended_at: Date | null
  readonly readings_before: Date | null
  readonly logs_before: Date | null
}

/** Those whose last run did not end, or was for other times: a day has begun since, or somebody changed how long is kept. */
export async function dueKeepings(sql: ClientBase, nowMs: number): Promise<readonly Keeping[]> {
  const { rows } = await sql.query<Row>(
    `SELECT t.*, r.ended_at, r.readings_before, r.logs_before FROM (
       SELECT id AS tenant_id, company_id, name, readings_kept_days AS readings, logs_kept_days AS logs FROM tenants
       UNION ALL SELECT $1::int, NULL, 'Records of no tenant', NULL, $2::int) t
     LEFT JOIN retention_runs r USING (tenant_id) ORDER BY tenant_id`,
    [NO_TENANT, LOGS_DAYS_OF_NO_TENANT],
  )
  return rows.flatMap((row) => {
    const whose = { tenantId: row.tenant_id, companyId: row.company_id, name: row.name }
    const keeping = keepingOf(whose, row, nowMs)
    const isDone =
      row.ended_at !== null &&
      row.logs_before?.getTime() === keeping.logsBefore.getTime() &&
      row.readings_before?.getTime() === keeping.readingsBefore?.getTime()
    return isDone ? [] : [keeping]
  })
}
