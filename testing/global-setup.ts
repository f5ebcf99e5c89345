/** Vitest calls this once a run: PostgreSQL in a temporary folder, and the template that tests copy. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '@/lib/db/migrate'
import { startEmbeddedPostgres } from '@/server/embedded-postgres'
import { dropUnused } from './drop-unused'

const TEMPLATE = 'signalbox_template'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'signalbox-test-'))
  // The user postgres must enter it, or the database is put elsewhere and outlives this folder.
  chmodSync(dataDir, 0o755)
  const server = await startEmbeddedPostgres({ dataDir, isDurable: false })
  const stop = async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const url = (name: string) => server.url.replace(/\/[^/]*$/, `/${name}`)
    const client = new Client({ connectionString: server.url })
    await client.connect()
    await client.query(`CREATE DATABASE ${TEMPLATE}`)
    await client.end()
    await migrate(url(TEMPLATE), resolve('prisma/migrations'))
    await dropUnused(url('postgres'))
    project.provide('postgresUrl', url('postgres'))
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}
