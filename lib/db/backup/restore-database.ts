import { pipeline } from 'node:stream/promises'
import { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { migrate } from '../migrate'
import { DumpReader, notOurs, RestoreError } from './dump-reader'

export interface Restored {
  readonly tables: number
  readonly rows: number
  /** Migrations that are newer than the dump, and were applied after it. */
  readonly migratedOn: readonly string[]
}

/**
 * Brings an empty database to what a dump holds: the migrations that it was made with, its rows in one transaction,
 * then what is newer. A dump that is torn, foreign or of a newer version leaves no row.
 */
export async function restoreDatabase(
  databaseUrl: string,
  migrationsFolder: string,
  dump: AsyncIterable<Buffer>,
): Promise<Restored> {
  const reader = new DumpReader(dump)
  const migrations = await reader.header()
  await migrate(databaseUrl, migrationsFolder, migrations)
  const client = new Client({ connectionString: databaseUrl })
  client.on('error', () => {})
  await client.connect()
  let loaded: Omit<Restored, 'migratedOn'>
  try {
    await demandEmpty(client)
    await client.query('BEGIN')
    loaded = await load(client, reader)
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
  return { ...loaded, migratedOn: await migrate(databaseUrl, migrationsFolder) }
}

async function demandEmpty(client: Client): Promise<void> {
  const { rows } = await client.query('SELECT 1 FROM users UNION ALL SELECT 1 FROM companies LIMIT 1')
  if (rows.length > 0) {
    throw new RestoreError(
      'The database is not empty: restore into a new one, so that nothing is overwritten.',
    )
  }
}

async function load(client: Client, reader: DumpReader): Promise<Omit<Restored, 'migratedOn'>> {
  let tables = 0
  let rows = 0
  for (;;) {
    const line = await reader.next()
    if (line.kind === 'end') return { tables, rows }
    if (line.kind === 'migration') throw notOurs('-- migration')
    if (line.kind === 'sequence') {
      await client.query(line.statement)
      continue
    }
    // What the migrations wrote is in the dump as well.
    await client.query(`DELETE FROM ${line.table}`)
    const before = reader.rowsRead
    await pipeline(reader.rows(), client.query(copyFrom(`COPY ${line.table} ${line.columns} FROM STDIN`)))
    rows += reader.rowsRead - before
    tables += 1
  }
}
