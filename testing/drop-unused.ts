/** Drops the databases that tests have done with, one after another, beside the tests. */
import { Client } from 'pg'

/** On this channel the run is told of them. */
export const UNUSED = 'unused'

/**
 * PostgreSQL drops a database once every process of the server has heard of it, and one that is in the middle of a
 * COPY from a network that a test has stalled does not hear: no test waits for another's.
 */
export async function dropUnused(serverUrl: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl })
  // The server may stop while a drop waits: this ends with it.
  client.on('error', () => {})
  await client.connect()
  let last: Promise<unknown> = Promise.resolve()
  client.on('notification', ({ payload }) => {
    last = last.then(() => client.query(`DROP DATABASE IF EXISTS ${payload} WITH (FORCE)`)).catch(() => {})
  })
  await client.query(`LISTEN ${UNUSED}`)
}
