/** Live Log records from before a time: of a tenant, or of none. A record's number is when it was made, in µs. */
import type { ClientBase } from 'pg'
import type { RetentionPreview } from '@/lib/contract/retention'
import { formatMicros, microsFromMs } from '@/lib/core/micros'

/** Stands for records that are of no tenant. */
export const NO_TENANT = 0

const whose = (tenantId: number): string =>
  tenantId === NO_TENANT ? 'tenant_id IS NULL AND $1 = 0' : 'tenant_id = $1'

const seqAt = (before: Date): number => microsFromMs(before.getTime())

export async function countOldLogs(
  sql: ClientBase,
  tenantId: number,
  before: Date,
): Promise<RetentionPreview['logs']> {
  const { rows } = await sql.query<{ count: string; oldest: string | null; newest: string | null }>(
    `SELECT count(*) AS count, min(seq) AS oldest, max(seq) AS newest
       FROM live_log WHERE ${whose(tenantId)} AND seq < $2`,
    [tenantId, seqAt(before)],
  )
  const [found] = rows
  return {
    before: before.toISOString(),
    count: Number(found?.count ?? 0),
    oldest: timeOf(found?.oldest),
    newest: timeOf(found?.newest),
  }
}

const timeOf = (seq: string | null | undefined): string | null => (seq ? formatMicros(Number(seq)) : null)

/** At most `limit` of them; answers how many there were. */
export async function deleteOldLogs(
  sql: ClientBase,
  tenantId: number,
  before: Date,
  limit: number,
): Promise<number> {
  const { rowCount } = await sql.query(
    `DELETE FROM live_log WHERE seq IN (
       SELECT seq FROM live_log WHERE ${whose(tenantId)} AND seq < $2 ORDER BY seq LIMIT $3)`,
    [tenantId, seqAt(before), limit],
  )
  return rowCount ?? 0
}

/** The counts of suppressed records go with them; those of devices that are gone go with what is of no tenant. */
export async function deleteOldCounts(sql: ClientBase, tenantId: number, before: Date): Promise<void> {
  const devices =
    tenantId === NO_TENANT
      ? 'NOT EXISTS (SELECT FROM devices d WHERE d.id = device_id) AND $1 = 0'
      : 'device_id IN (SELECT id FROM devices WHERE tenant_id = $1)'
  await sql.query(`DELETE FROM live_log_suppressed WHERE ${devices} AND day < $2::date`, [
    tenantId,
    before.toISOString().slice(0, 10),
  ])
}
