import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'

/** A browser that is signed in, without the work of a password. */
export async function makeSession(pool: Pool, userId: string): Promise<string> {
  const sessionId = randomUUID()
  await pool.query(
    `INSERT INTO console_sessions (id, user_id, expires_at, address, user_agent)
     VALUES ($1, $2, now() + interval '1 day', '192.0.2.9', 'test')`,
    [sessionId, userId],
  )
  return sessionId
}
