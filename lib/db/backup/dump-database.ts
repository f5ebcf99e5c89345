import { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { copyLine, FIRST_LINE, LAST_LINE, migrationLine, quoted, ROWS_END, sequenceLine } from './dump-format'
import { type Reference, tableOrder } from './table-order'

/**
 * The whole content of a database in use, as of one moment: one read-only transaction sees it all, and nobody waits
 * for it. The text is that of `dump-format.ts`.
 */
export async function* dumpDatabase(databaseUrl: string): AsyncGenerator<Buffer> {
  const client = new Client({ connectionString: databaseUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
    yield text(FIRST_LINE)
    for (const { name, checksum } of await select<Applied>(client, MIGRATIONS)) {
      yield text(migrationLine(name, checksum))
    }
    const tables = await select<Table>(client, TABLES)
    const columnsOf = new Map(tables.map(({ name, columns }) => [name, columns]))
    for (const table of tableOrder([...columnsOf.keys()], await select<Reference>(client, REFERENCES))) {
      const columns = columnsOf.get(table) ?? []
      yield text(copyLine(table, columns))
      // A query, since COPY of a partitioned table reads nothing.
      const rows = `SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(table)}`
      yield* client.query(copyTo(`COPY (${rows}) TO STDOUT`))
      yield text(ROWS_END)
    }
    // After the rows: a sequence moves outside of transactions, and may be ahead of them, never behind.
    for (const { name, lastValue } of await select<Sequence>(client, SEQUENCES)) {
      yield text(sequenceLine(name, lastValue))
    }
    yield text(LAST_LINE)
  } finally {
    await client.end()
  }
}

interface Applied {
  readonly name: string
  readonly checksum: string
}

interface Table {
  readonly name: string
  readonly columns: readonly string[]
}

interface Sequence {
  readonly name: string
  readonly lastValue: string
}

const MIGRATIONS = `
  SELECT migration_name AS name, checksum FROM _prisma_migrations
   WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`

const TABLES = `
  SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
   WHERE c.relnamespace = current_schema::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
     AND c.relname <> '_prisma_migrations' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
   GROUP BY c.relname`

const REFERENCES = `
  SELECT DISTINCT f.relname AS "from", t.relname AS "to"
    FROM pg_constraint r JOIN pg_class f ON f.oid = r.conrelid JOIN pg_class t ON t.oid = r.confrelid
   WHERE r.contype = 'f' AND f.relnamespace = current_schema::regnamespace
     AND NOT f.relispartition AND NOT t.relispartition`

const SEQUENCES = `
  SELECT sequencename AS name, last_value::text AS "lastValue" FROM pg_sequences
   WHERE schemaname = current_schema AND last_value IS NOT NULL`

const text = (line: string): Buffer => Buffer.from(`${line}\n`)

async function select<Row>(client: Client, sql: string): Promise<readonly Row[]> {
  const { rows } = await client.query<Row & Record<string, unknown>>(sql)
  return rows
}
