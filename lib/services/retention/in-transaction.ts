import type { PoolClient } from 'pg'

/** On a connection that goes on to be used: it holds the lock of the run. */
export async function inTransaction<Result>(
  client: PoolClient,
  work: () => Promise<Result>,
): Promise<Result> {
  await client.query('BEGIN')
  try {
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    // Where the connection is gone there is nothing left to roll back.
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}
