/** The demo as a process, with a broker as a process, on a database of its own: what is published is stored. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '@/testing/postgres'

const dataDir = mkdtempSync(join(tmpdir(), 'signalbox-demo-'))
const children: ChildProcess[] = []
let database: FreshDatabase
let sql: Client
let env: NodeJS.ProcessEnv

beforeAll(async () => {
  database = await freshDatabase()
  sql = new Client({ connectionString: database.url })
  await sql.connect()
  env = {
    ...process.env,
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    SIGNALBOX_SECRET: 'q8Vd3nT0xJw5Rk7Yb2Zf9Lh4Mc6Pg1Sa',
    MQTT_PORT: String(await freePort()),
    MQTTS_PORT: '0',
    WS_PORTS: '0',
    WSS_PORT: '0',
    LOG_LEVEL: 'warn',
  }
  await started('broker/main.ts')
})

afterAll(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL')
  await sql.end()
  await database.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('the demo', () => {
  it('makes its fleet, sends a day of history and live readings, and makes mistakes', async () => {
    const demo = await started('demo/main.ts')
    expect(demo.lines.join('\n')).toMatch(/2 tenants and 13 devices \(13 of them made just now\)/)
    await until('a day of history of each device that logs in', async () => {
      const { rows } = await sql.query<{ devices: string }>(
        `SELECT count(*) AS devices FROM (
           SELECT s.device_id FROM readings r JOIN sensors s USING (series)
            WHERE r.ts < now() - interval '10 minutes' GROUP BY s.device_id
           HAVING min(r.ts) < now() - interval '23 hours 50 minutes') AS d`,
      )
      return Number(rows[0]?.devices) === 12
    })
    await until('live readings of all of them', async () => {
      const { rows } = await sql.query<{ devices: string }>(
        `SELECT count(DISTINCT s.device_id) AS devices FROM readings r JOIN sensors s USING (series)
          WHERE r.ts > now() - interval '20 seconds'`,
      )
      return Number(rows[0]?.devices) === 12
    })
    await until('the first mistake, and the login that fails', async () => {
      const { rows } = await sql.query<{ code: string }>(
        `SELECT DISTINCT code FROM live_log WHERE outcome = 'refused'`,
      )
      const codes = rows.map(({ code }) => code)
      return codes.includes('unknown-sensor') && codes.includes('wrong-secret')
    })
    await expect(stopped(demo.child)).resolves.toBe(0)
  }, 120_000)

  it('finds its fleet again, with new credentials in place of its old ones', async () => {
    const before = await credentials()
    const demo = await started('demo/main.ts')
    expect(demo.lines.join('\n')).toContain('13 devices (found as it was left)')
    const after = await credentials()
    expect(after).toHaveLength(before.length)
    expect(after.filter((id) => before.includes(id))).toEqual([])
    const { rows } = await sql.query<{ count: string }>(
      `SELECT (SELECT count(*) FROM companies) || '/' || (SELECT count(*) FROM tenants) || '/' || (SELECT count(*) FROM devices) AS count`,
    )
    expect(rows[0]?.count).toBe('1/2/13')
    await expect(stopped(demo.child)).resolves.toBe(0)
  })
})

const credentials = async (): Promise<string[]> =>
  (await sql.query<{ id: string }>('SELECT id FROM credentials')).rows.map(({ id }) => id)

/** Resolves when the process says that it is ready. */
function started(entry: string): Promise<{ child: ChildProcess; lines: string[] }> {
  const child = spawn(process.execPath, ['--import', 'tsx', entry], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  children.push(child)
  const lines: string[] = []
  child.stdout?.on('data', (text) => lines.push(String(text)))
  child.stderr?.on('data', (text) => lines.push(String(text)))
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve({ child, lines }))
    child.once('exit', (code) => reject(new Error(`${entry} ended with ${code}: ${lines.join('')}`)))
  })
}

function stopped(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.kill('SIGTERM')
  })
}

/** Asks the database again until it is so; the test's own time limit ends it. */
async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 60_000
  while (!(await holds())) {
    if (Date.now() > giveUpAt) throw new Error(`still missing: ${what}`)
    await new Promise((next) => setTimeout(next, 250))
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
