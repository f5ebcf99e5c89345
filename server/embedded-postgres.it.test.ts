import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres'
import { isAlive } from './process-facts'

let dataDir = ''
const started: EmbeddedPostgres[] = []
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'signalbox-pg-'))
  // The user postgres must enter it, or the database is put elsewhere and outlives this folder.
  chmodSync(dataDir, 0o755)
})
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.stop()))
  rmSync(dataDir, { recursive: true, force: true })
})

async function start(onNotice: (sentence: string) => void = () => {}): Promise<EmbeddedPostgres> {
  const one = await startEmbeddedPostgres({ dataDir, onNotice })
  started.push(one)
  return one
}

async function ask(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

describe('the embedded PostgreSQL', () => {
  test('keeps its rows over a stop and a start, and its password for its owner', async () => {
    const first = await start()
    await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS n')
    await first.stop()
    const second = await start()
    expect(await ask(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
    expect(statSync(join(dataDir, 'postgres-access.json')).mode & 0o777).toBe(0o600)
  })

  test('waits for the disk at each commit', async () => {
    const { url } = await start()
    expect(
      await ask(
        url,
        "SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS wait",
      ),
    ).toEqual([{ fsync: 'on', wait: 'on' }])
  })

  test('refuses a wrong password', async () => {
    const { url } = await start()
    const wrong = new URL(url)
    wrong.password = 'guessed'
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
  })

  test('that outlived its supervisor is adopted, not started twice', async () => {
    const first = await start()
    const second = await start()
    expect(second.wasAdopted).toBe(true)
    expect(second.pid()).toBe(first.pid())
    await second.stop()
    expect(isAlive(first.pid())).toBe(false)
  })

  test('comes back at the same address after kill -9, with what was committed', async () => {
    let hasReturned = () => {}
    const returned = new Promise<void>((resolve) => {
      hasReturned = resolve
    })
    const server = await start((sentence) => {
      if (sentence === 'PostgreSQL is back.') hasReturned()
    })
    await ask(server.url, 'CREATE TABLE kept AS SELECT 7 AS n')
    const before = server.pid()
    process.kill(before, 'SIGKILL')
    await returned
    expect(server.pid()).not.toBe(before)
    expect(await ask(server.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
  })
})
