/**
 * Applies `prisma/migrations/<timestamp>_<name>/migration.sql` in order and keeps Prisma's own table, checksums and
 * lock, so that `prisma migrate deploy` may take over the same database at any time.
 */
import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'

/** A migration that cannot be applied: `message` is one sentence that says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

interface Migration extends AppliedMigration {
  readonly sql: string
}

interface AppliedRow {
  readonly migration_name: string
  readonly checksum: string
  readonly finished_at: Date | null
}

/** The number that Prisma's engine locks on. */
const PRISMA_LOCK = 72707369
const LOCK_TIMEOUT_MS = 60_000

export interface AppliedMigration {
  readonly name: string
  /** SHA-256 of its file, hex. */
  readonly checksum: string
}

/**
 * Resolves with the names that were applied now; the database is untouched by a migration that fails. `only`: those that
 * another database was made with, which must be known here, byte for byte.
 */
export async function migrate(
  databaseUrl: string,
  folder: string,
  only?: readonly AppliedMigration[],
): Promise<readonly string[]> {
  const migrations = chosen(await readMigrations(folder), only)
  const client = new Client({ connectionString: databaseUrl })
  // A connection that dies later rejects the query under way; without a listener it would end the process.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(`SET lock_timeout = ${LOCK_TIMEOUT_MS}`)
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
    await client.query('SET lock_timeout = 0')
    await client.query(CREATE_TABLE)
    const waiting = pending(migrations, await readApplied(client))
    for (const migration of waiting) await apply(client, migration)
    return waiting.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

const CREATE_TABLE = `
CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const bytes = await readFile(join(folder, name, 'migration.sql'))
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') }
    }),
  )
}

function chosen(
  migrations: readonly Migration[],
  only: readonly AppliedMigration[] | undefined,
): readonly Migration[] {
  if (!only) return migrations
  return only.map(({ name, checksum }) => {
    const known = migrations.find((one) => one.name === name && one.checksum === checksum)
    if (known) return known
    throw new MigrationError(`The migration ${name} is not known to this version: use the one that wrote it.`)
  })
}

async function readApplied(client: Client): Promise<readonly AppliedRow[]> {
  const { rows } = await client.query<AppliedRow>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  return rows
}

function pending(migrations: readonly Migration[], applied: readonly AppliedRow[]): readonly Migration[] {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const row of applied) {
    const known = byName.get(row.migration_name)
    if (row.finished_at === null) {
      throw new MigrationError(
        `The migration ${row.migration_name} was begun and never finished: mend the database and mark it with "prisma migrate resolve".`,
      )
    }
    if (known === undefined) {
      throw new MigrationError(
        `The database holds the migration ${row.migration_name}, which this version does not know: start the newer version, or use another database.`,
      )
    }
    if (known.checksum !== row.checksum) {
      throw new MigrationError(
        `The migration ${row.migration_name} was changed after it was applied: restore its file, and put the change into a new migration.`,
      )
    }
    byName.delete(row.migration_name)
  }
  return [...byName.values()]
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(migration.sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, clock_timestamp(), $3, 1)`,
      [randomUUID(), migration.checksum, migration.name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    const reason = error instanceof Error ? error.message : String(error)
    throw new MigrationError(`The migration ${migration.name} failed and was rolled back: ${reason}.`)
  }
}
