import type { Sql } from '@/lib/db/sql'

/** The devices for which commands are queued: all, or those of a tenant. */
export async function devicesWaiting(sql: Sql, tenantId?: number): Promise<readonly string[]> {
  const { rows } = await sql.query<{ device_id: string }>(
    `SELECT DISTINCT device_id FROM commands
      WHERE state = 'queued' AND expires_at > now() AND ($1::int IS NULL OR tenant_id = $1)`,
    [tenantId ?? null],
  )
  return rows.map((row) => row.device_id)
}
