/** The demo as a process, with a broker as a process, on a database of its own: what is published is stored. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, type QueryResultRow } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '@/lib/config/config'
import { loadSecrets } from '@/lib/config/secrets'
import { queueCommand } from '@/lib/services/commands/queue-command'
import { makeServices } from '@/lib/services/make-services'
import { runVerb } from '@/lib/services/run-verb'
import { freePort } from '@/testing/free-port'
import { type FreshDatabase, freshDatabase } from '@/testing/postgres'
import { demoCtx } from './ensure-fleet'

const dataDir = mkdtempSync(join(tmpdir(), 'signalbox-demo-'))
const children: ChildProcess[] = []
let database: FreshDatabase
let sql: Client
let env: NodeJS.ProcessEnv
let broker: ChildProcess

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
  broker = (await started('broker/main.ts')).child
})

afterAll(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL')
  await sql.end()
  await database.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('the demo', () => {
  it('makes its fleet, sends days of history and live readings, and makes mistakes', async () => {
    const demo = await started('demo/main.ts')
    expect(demo.lines.join('\n')).toMatch(
      /3 tenants and 200 devices \(200 of them made just now\) publishes over MQTT in 6 dialects/,
    )
    await until('two days of history of each device that logs in and whose messages have times', async () => {
      const { rows } = await sql.query<{ devices: string }>(
        `SELECT count(*) AS devices FROM (
           SELECT s.device_id FROM readings r JOIN sensors s USING (series)
            WHERE r.ts < now() - interval '10 minutes' GROUP BY s.device_id
           HAVING min(r.ts) < now() - interval '47 hours 40 minutes') AS d`,
      )
      return Number(rows[0]?.devices) === 133
    })
    await until('live readings of all of them', async () => {
      const { rows } = await sql.query<{ devices: string }>(
        `SELECT count(DISTINCT s.device_id) AS devices FROM readings r JOIN sensors s USING (series)
          WHERE r.ts > now() - interval '60 seconds'`,
      )
      return Number(rows[0]?.devices) === 190
    })
    await until('a first command to each device that takes any, as far as its dialect tells', async () => {
      const { rows } = await sql.query<{ dialect: string; state: string }>(
        // A reading of what the command set answers it, sooner or later.
        `SELECT dialect, CASE state WHEN 'answered' THEN 'delivered' ELSE state END AS state
           FROM commands c JOIN devices d ON d.id = c.device_id
          WHERE c.job_id IS NULL ORDER BY dialect, 2`,
      )
      return (
        rows.map(({ dialect, state }) => `${dialect} ${state}`).join() ===
        'capture delivered,capture delivered,capture delivered,connio delivered,drogue sent,plain delivered,sensocan delivered,sensocan delivered'
      )
    })
    await until('the command to all cabinets that work', async () => {
      const { delivered } = await only<{ delivered: string }>(
        `SELECT count(*) AS delivered FROM commands WHERE job_id IS NOT NULL AND state IN ('delivered', 'answered')`,
      )
      return Number(delivered) === 41
    })
    const { rows: jobs } = await sql.query<{ job: string }>(
      `SELECT kind || ' ' || state || ' ' || failed AS job FROM jobs GROUP BY 1 ORDER BY 1`,
    )
    expect(jobs.map(({ job }) => job)).toEqual([
      'disable-devices done 0',
      'import-devices done 0',
      'import-devices done 2',
      'send-commands done 0',
      'tag-devices done 0',
    ])
    const station = await only<{ dialect: string; is_new: boolean }>(
      `SELECT dialect, is_new FROM devices WHERE external_id = 'wx-801'`,
    )
    expect(station).toEqual({ dialect: 'thingscale', is_new: true })
    await until('the first mistake, and the login that fails', async () => {
      const { rows } = await sql.query<{ code: string }>(
        `SELECT DISTINCT code FROM live_log WHERE outcome = 'refused'`,
      )
      const codes = rows.map(({ code }) => code)
      return codes.includes('unknown-sensor') && codes.includes('wrong-secret')
    })
    await expect(stopped(demo.child)).resolves.toBe(0)
  }, 300_000)

  it('finds its fleet again and makes nothing anew but the token of its account', async () => {
    const before = await credentials()
    const demo = await started('demo/main.ts')
    expect(demo.lines.join('\n')).toContain('200 devices (found as it was left)')
    const after = await credentials()
    expect(after).toHaveLength(before.length)
    expect(after.filter((id) => !before.includes(id))).toHaveLength(1)
    const { rows } = await sql.query<{ count: string }>(
      `SELECT (SELECT count(*) FROM companies) || '/' || (SELECT count(*) FROM tenants) || '/' || (SELECT count(*) FROM devices) AS count`,
    )
    expect(rows[0]?.count).toBe('1/3/200')
    await expect(stopped(demo.child)).resolves.toBe(0)
  }, 120_000)

  it('comes back after the broker was killed, does what a command says, and keeps to it at the next start', async () => {
    const demo = await started('demo/main.ts')
    broker.kill('SIGKILL')
    broker = (await started('broker/main.ts')).child
    const boiler = await only<{ id: string }>(`SELECT id FROM devices WHERE name = 'Heating boiler'`)
    await sql.query('DELETE FROM commands')
    await command(boiler.id, 61.5)
    await until('the new setpoint', async () => (await setpoint(boiler.id)) === 61.5)
    await until('the acknowledged command', async () => {
      const { state } = await only<{ state: string }>('SELECT state FROM commands')
      return state === 'delivered' || state === 'answered'
    })
    await stopped(demo.child)
    await sql.query('DELETE FROM commands')

    const next = await started('demo/main.ts')
    const { now } = await only<{ now: Date }>('SELECT now()')
    await until('a reading of the next start', async () => (await setpoint(boiler.id, now)) === 61.5)
    await stopped(next.child)
  }, 300_000)
})

async function command(id: string, payload: number): Promise<void> {
  const services = makeServices(readConfig(env), loadSecrets({ dataDir }, env))
  await runVerb(queueCommand, demoCtx(services), { id, name: 'setpoint', payload })
  await services.close()
}

async function setpoint(deviceId: string, since = new Date(0)): Promise<number | undefined> {
  const { rows } = await sql.query<{ num: number }>(
    `SELECT num FROM readings r JOIN sensors s USING (series)
      WHERE s.device_id = $1 AND s.slug = 'setpoint' AND r.received_at > $2 ORDER BY r.ts DESC LIMIT 1`,
    [deviceId, since],
  )
  return rows[0]?.num
}

async function only<Row extends QueryResultRow>(text: string): Promise<Row> {
  const [row] = (await sql.query<Row>(text)).rows
  if (!row) throw new Error(`no row: ${text}`)
  return row
}

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
  const giveUpAt = Date.now() + 200_000
  while (!(await holds())) {
    if (Date.now() > giveUpAt) throw new Error(`still missing: ${what}`)
    await new Promise((next) => setTimeout(next, 250))
  }
}
