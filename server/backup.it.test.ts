import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from '@/lib/db/migrate'
import { startEmbeddedPostgres } from './embedded-postgres'

const run = promisify(execFile)

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-backup-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const program = async (name: 'backup' | 'restore', dataDir: string, target: string): Promise<string> => {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', SIGNALBOX_SECRET: '' }
  const said = await run(process.execPath, ['--import', 'tsx', `server/${name}.ts`, target], { env }).catch(
    (error: { stdout: string; stderr: string }) => error,
  )
  return said.stdout + said.stderr
}

async function query(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

it('A38 backup and restore carry rows, secret and certificates into a new folder, and never over an old one', async () => {
  const [first, second, backup] = ['first', 'second', 'backup'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  expect(await program('backup', first, backup)).toContain('does not run: start Signalbox first')

  const embedded = await startEmbeddedPostgres({ dataDir: first, isDurable: false })
  await migrate(embedded.url, 'prisma/migrations')
  await query(embedded.url, `INSERT INTO companies (id, name) VALUES (gen_random_uuid(), 'Kept')`)
  mkdirSync(join(first, 'tls'))
  writeFileSync(join(first, 'tls', 'ca.pem'), 'the CA')
  try {
    expect(await program('backup', first, backup)).toContain(`Backed up to ${backup}`)
    expect(await program('backup', first, backup)).toContain('is there already')
  } finally {
    await embedded.stop()
  }
  expect(readdirSync(backup).sort()).toEqual(['database.sql.gz', 'secret', 'tls'])

  expect(await program('restore', second, join(folder, 'nothing'))).toContain('holds no database.sql.gz')
  expect(await program('restore', second, backup)).toMatch(/Restored \d+ rows of \d+ tables/)
  const secretOf = (dataDir: string) => readFileSync(join(dataDir, 'secret'), 'utf8').trim()
  expect(secretOf(second)).toBe(secretOf(first))
  expect(readFileSync(join(second, 'tls', 'ca.pem'), 'utf8')).toBe('the CA')
  expect(existsSync(join(second, 'supervisor.json'))).toBe(false)

  const restored = await startEmbeddedPostgres({ dataDir: second, isDurable: false })
  try {
    expect(await query(restored.url, 'SELECT name FROM companies')).toEqual([{ name: 'Kept' }])
  } finally {
    await restored.stop()
  }
  expect(await program('restore', second, backup)).toContain('The database is not empty')
}, 120_000)
