import type { Actor } from '@/lib/core/actor'
import type { Application } from '@/lib/core/principal'
import type { Sql } from '@/lib/db/sql'

/**
 * The applications of the active tenants that an actor reaches. By membership and not by rank: a platform admin reads
 * and commands over MQTT in its own companies alone, as anyone does.
 */
export async function loadApplications(sql: Sql, { reaches }: Actor): Promise<readonly Application[]> {
  const companyIds = reaches.filter(({ tenantIds }) => tenantIds === 'all').map(({ companyId }) => companyId)
  const tenantIds = reaches.flatMap((reach) => (reach.tenantIds === 'all' ? [] : reach.tenantIds))
  if (companyIds.length + tenantIds.length === 0) return []
  return select(sql, '(t.company_id = ANY ($1::uuid[]) OR t.id = ANY ($2::int[]))', [companyIds, tenantIds])
}

/** Those that are opened to anonymous readers. */
export const loadOpenApplications = (sql: Sql): Promise<readonly Application[]> =>
  select(sql, `t.settings @> '{"anonymousRead": true}'`, [])

async function select(
  sql: Sql,
  condition: string,
  values: readonly unknown[],
): Promise<readonly Application[]> {
  const { rows } = await sql.query<{ application: string; tenant_id: number; company_id: string }>(
    `SELECT t.application, t.id AS tenant_id, t.company_id
       FROM tenants t JOIN companies o ON o.id = t.company_id
      WHERE t.status = 'active' AND o.status = 'active' AND ${condition}
      ORDER BY t.application`,
    [...values],
  )
  return rows.map((row) => ({
    application: row.application,
    tenantId: row.tenant_id,
    companyId: row.company_id,
  }))
}
