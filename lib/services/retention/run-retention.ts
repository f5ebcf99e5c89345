import type { Pool } from 'pg'
import { dueKeepings } from './keeping'
import { type RunOptions, runOfTenant } from './run-of-tenant'

/** Any number, the same in every process: whoever holds it runs. */
const LOCK = 7_264_118

/** Every run that is due, one after the other; false where another process is at it. */
export async function runRetention(pool: Pool, options: RunOptions): Promise<boolean> {
  const client = await pool.connect()
  // Closed at the end, and so the lock is given back whatever became of the run.
  try {
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
      LOCK,
    ])
    if (!rows[0]?.locked) return false
    for (const keeping of await dueKeepings(client, options.nowMs)) {
      if (options.shouldStop()) break
      await runOfTenant(client, keeping, options)
    }
    await client.query(
      'DELETE FROM retention_runs r WHERE tenant_id <> 0 AND NOT EXISTS (SELECT FROM tenants t WHERE t.id = r.tenant_id)',
    )
    return true
  } finally {
    client.release(true)
  }
}
