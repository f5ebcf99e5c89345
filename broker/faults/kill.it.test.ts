/** Promises 1 and 8: neither `kill -9` of broker or database, at any moment, nor SIGTERM loses what was acknowledged. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '@/lib/config/config'
import { loadSecrets } from '@/lib/config/secrets'
import { migrate } from '@/lib/db/migrate'
import { makeServices } from '@/lib/services/make-services'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/server/embedded-postgres'
import { freePort } from '@/testing/free-port'
import { Load, type LoadDevice } from '@/testing/load'
import { type BrokerProcess, startBrokerProcess } from '@/testing/processes'
import { makeCompany, makeDevice, makeTenant } from '@/testing/provision'

const RUNS = 5
const PER_SECOND = 2_000
const ACKNOWLEDGED_MIN = 10_000
const DEVICES = 20

let dataDir: string
let postgres: EmbeddedPostgres
let env: Record<string, string>
let devices: LoadDevice[]
let series: number[]
let port: number

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'signalbox-faults-'))
  postgres = await startEmbeddedPostgres({ dataDir, isDurable: true })
  await migrate(postgres.url, resolve('prisma/migrations'))
  port = await freePort()
  env = {
    DATABASE_URL: postgres.url,
    DATA_DIR: dataDir,
    MQTT_PORT: String(port),
    MQTTS_PORT: '0',
    WSS_PORT: '0',
    WS_PORTS: '0',
  }
  await provision()
}, 120_000)

afterAll(async () => {
  await postgres.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

async function provision(): Promise<void> {
  const config = readConfig(env)
  const services = makeServices(config, loadSecrets(config))
  const actor = { kind: 'system', id: 'test', name: 'test', isPlatformAdmin: true, reaches: [] } as const
  const ctx = { services, actor, requestId: null, address: null, sessionId: null, host: '127.0.0.1' }
  const tenant = await makeTenant(ctx, (await makeCompany(ctx)).id)
  devices = []
  series = []
  for (let index = 0; index < DEVICES; index++) {
    const device = await makeDevice(ctx, tenant.id, 'sensocan', ['load'])
    devices.push({ ...device.credential, topic: `tenant/${tenant.id}/device/${device.id}/sensor/load` })
    const { rows } = await services.db.pool.query('SELECT series FROM sensors WHERE device_id = $1', [
      device.id,
    ])
    series.push(Number(rows[0]?.series))
  }
  await services.close()
}

/** Acknowledged readings that are not stored with their series, time and value. */
async function missing(load: Load): Promise<number> {
  const client = new Client({ connectionString: postgres.url })
  await client.connect()
  try {
    const { rows } = await client.query(
      `SELECT count(*)::int AS count
         FROM unnest($1::bigint[], $2::bigint[], $3::float8[]) AS a (series, ts, num)
        WHERE NOT EXISTS (SELECT FROM readings r WHERE r.series = a.series AND r.ts = at_micros(a.ts * 1000) AND r.num = a.num)`,
      [
        load.acknowledged.map(({ device }) => series[device]),
        load.acknowledged.map(({ tsMs }) => tsMs),
        load.acknowledged.map(({ value }) => value),
      ],
    )
    return rows[0]?.count
  } finally {
    await client.end()
  }
}

/** A moment that is another one in each run. */
const moment = () => ACKNOWLEDGED_MIN + Math.floor(Math.random() * 2_000)

async function withLoad(work: (load: Load, broker: BrokerProcess) => Promise<void>): Promise<Load> {
  const broker = await startBrokerProcess(env)
  const load = new Load(port, devices, PER_SECOND)
  try {
    await load.start()
    await load.untilAcknowledged(moment())
    await work(load, broker)
  } finally {
    load.stop()
    if (broker.child.exitCode === null && broker.child.signalCode === null) await broker.stop()
  }
  return load
}

describe.each(Array.from({ length: RUNS }, (_, index) => index + 1))(
  'under 2,000 readings a second, run %i',
  () => {
    it('kill -9 of the broker loses nothing that was acknowledged', { timeout: 120_000 }, async () => {
      const load = await withLoad((_load, broker) => broker.kill())
      expect(load.acknowledged.length).toBeGreaterThanOrEqual(ACKNOWLEDGED_MIN)
      expect(await missing(load)).toBe(0)
    })

    it('SIGTERM ends the broker with 0 within 10 s, and loses nothing that was acknowledged', {
      timeout: 120_000,
    }, async () => {
      let code: number | null = null
      let tookMs = 0
      const load = await withLoad(async (_load, broker) => {
        const toldAt = performance.now()
        code = await broker.stop()
        tookMs = performance.now() - toldAt
      })
      expect(code).toBe(0)
      expect(tookMs).toBeLessThan(10_000)
      expect(await missing(load)).toBe(0)
    })

    it('kill -9 of PostgreSQL loses nothing that was acknowledged, and ingest goes on by itself', {
      timeout: 120_000,
    }, async () => {
      const load = await withLoad(async (running) => {
        process.kill(postgres.pid(), 'SIGKILL')
        const before = running.acknowledged.length
        await running.untilAcknowledged(before + 5_000)
      })
      expect(await missing(load)).toBe(0)
    })
  },
)
