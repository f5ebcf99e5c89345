import type { Pool, PoolClient } from 'pg'

/** What is counted for a page, given up where it takes longer: `undefined`. Reads only. */
export async function withinTime<T>(
  pool: Pool,
  withinMs: number,
  ask: (sql: PoolClient) => Promise<T>,
): Promise<T | undefined> {
  const client = await pool.connect()
  let isBroken = true
  try {
    await client.query(`BEGIN READ ONLY; SET LOCAL statement_timeout = ${withinMs}`)
    const answer = await ask(client)
    await client.query('COMMIT')
    isBroken = false
    return answer
  } catch (error) {
    if (isCancelled(error)) return undefined
    throw error
  } finally {
    // A connection whose transaction did not end is closed, which ends it.
    client.release(isBroken)
  }
}

/** query_canceled */
const isCancelled = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '57014'
