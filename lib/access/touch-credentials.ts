import type { Sql } from '@/lib/db/sql'

/** Notes that the credentials were used just now; the caller batches. */
export async function touchCredentials(sql: Sql, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await sql.query('UPDATE credentials SET last_used_at = now() WHERE id = ANY ($1::uuid[])', [ids])
}
