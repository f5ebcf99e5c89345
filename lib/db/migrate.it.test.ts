import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bareDatabase, type FreshDatabase } from '@/testing/postgres'
import { migrate } from './migrate'

let folder = ''
let database: FreshDatabase
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-migrations-'))
  database = await bareDatabase()
})
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  await database.drop()
})

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

async function rows(sql: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

describe('migrating', () => {
  test('applies what is new, in the order of the names, once', async () => {
    write('2_second', 'ALTER TABLE things ADD COLUMN name text')
    write('1_first', 'CREATE TABLE things (id int)')
    expect(await migrate(database.url, folder)).toEqual(['1_first', '2_second'])
    write('3_third', 'INSERT INTO things VALUES (1)')
    expect(await migrate(database.url, folder)).toEqual(['3_third'])
    expect(await migrate(database.url, folder)).toEqual([])
    expect(await rows('SELECT id FROM things')).toEqual([{ id: 1 }])
  })

  test('keeps the rows that Prisma keeps', async () => {
    write('1_first', 'SELECT 1')
    await migrate(database.url, folder)
    expect(await rows('SELECT * FROM _prisma_migrations')).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        checksum: 'e004ebd5b5532a4b85984a62f8ad48a81aa3460c1ca07701f386135d72cdecf5',
        migration_name: '1_first',
        finished_at: expect.any(Date),
        logs: null,
        rolled_back_at: null,
        started_at: expect.any(Date),
        applied_steps_count: 1,
      },
    ])
  })

  test('from two processes at once applies each migration once', async () => {
    write('1_first', 'CREATE TABLE things (id int); SELECT pg_sleep(0.2)')
    const applied = await Promise.all([migrate(database.url, folder), migrate(database.url, folder)])
    expect(applied.flat()).toEqual(['1_first'])
  })

  test('leaves nothing of a migration that fails, and names it', async () => {
    write('1_first', 'CREATE TABLE things (id int); SELECT 1 / 0')
    await expect(migrate(database.url, folder)).rejects.toThrow(
      '1_first failed and was rolled back: division by zero',
    )
    expect(await rows("SELECT to_regclass('things') AS found")).toEqual([{ found: null }])
    write('1_first', 'CREATE TABLE things (id int)')
    expect(await migrate(database.url, folder)).toEqual(['1_first'])
  })

  test('refuses a file that was changed after it was applied', async () => {
    write('1_first', 'SELECT 1')
    await migrate(database.url, folder)
    write('1_first', 'SELECT 2')
    await expect(migrate(database.url, folder)).rejects.toThrow('1_first was changed after it was applied')
  })

  test('refuses a database of a newer version', async () => {
    write('1_first', 'SELECT 1')
    write('2_newer', 'SELECT 1')
    await migrate(database.url, folder)
    rmSync(join(folder, '2_newer'), { recursive: true })
    await expect(migrate(database.url, folder)).rejects.toThrow('2_newer, which this version does not know')
  })
})
