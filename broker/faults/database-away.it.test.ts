/** Promise 3: the database stopped, or cut off, for a minute under load. Nothing is acknowledged, nothing grows, it goes on by itself. */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, it } from 'vitest'
import { migrate } from '@/lib/db/migrate'
import { askBroker } from '@/lib/link/ask-broker'
import { startEmbeddedPostgres } from '@/server/embedded-postgres'
import { freePort } from '@/testing/free-port'
import { Load } from '@/testing/load'
import { makeLoadFleet } from '@/testing/load-fleet'
import { freshDatabase } from '@/testing/postgres'
import { signalTree } from '@/testing/process-tree'
import { isRunning, startBrokerProcess } from '@/testing/processes'
import { startProxy } from '@/testing/stallable-proxy'
import { unchanging } from '@/testing/unchanging'

const AWAY_MS = 60_000
const DEVICES = 20
const LOAD = { perSecond: 300, padBytes: 16 * 1024 }
/** In a minute five times as much is offered as may wait. */
const GROWTH_MAX_BYTES = 256 * 1024 * 1024
const SOON = { timeout: 60_000 }

interface Database {
  /** For the test itself. */
  readonly url: string
  readonly brokerUrl: string
  leave(): void
  comeBack(): void
  stop(): Promise<void>
}

async function stopped(dataDir: string): Promise<Database> {
  const postgres = await startEmbeddedPostgres({ dataDir, isDurable: false })
  await migrate(postgres.url, resolve('prisma/migrations'))
  return {
    url: postgres.url,
    brokerUrl: postgres.url,
    leave: () => signalTree(postgres.pid(), 'SIGSTOP'),
    comeBack: () => signalTree(postgres.pid(), 'SIGCONT'),
    stop: async () => {
      signalTree(postgres.pid(), 'SIGCONT')
      await postgres.stop()
    },
  }
}

async function cut(): Promise<Database> {
  const database = await freshDatabase()
  const proxy = await startProxy(database.url)
  return {
    url: database.url,
    brokerUrl: proxy.url,
    leave: () => proxy.cut(),
    comeBack: () => proxy.resume(),
    stop: async () => {
      proxy.stop()
      await database.drop()
    },
  }
}

describe.concurrent('A35 for a minute under load', () => {
  it.for([
    ['stopped', stopped],
    ['cut', cut],
  ] as const)(
    'the database is %s: no acknowledgement, memory bounded, and it goes on with nothing missing',
    { timeout: 400_000 },
    async ([, start], { expect, onTestFinished }) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'signalbox-away-'))
      // The user postgres must enter it, or the database is put elsewhere and outlives this folder.
      chmodSync(dataDir, 0o755)
      onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
      const database = await start(dataDir)
      onTestFinished(() => database.stop())
      const env = {
        DATABASE_URL: database.url,
        DATA_DIR: dataDir,
        MQTT_PORT: String(await freePort()),
        MQTTS_PORT: '0',
        WSS_PORT: '0',
        WS_PORTS: '0',
        LOG_LEVEL: 'silent',
      }
      const fleet = await makeLoadFleet(env, DEVICES)
      const broker = await startBrokerProcess({ ...env, DATABASE_URL: database.brokerUrl })
      onTestFinished(() => void (isRunning(broker) && broker.child.kill('SIGKILL')))
      const hasDatabase = async () => (await askBroker(join(dataDir, 'broker.sock')).health()).database
      const load = new Load(Number(env.MQTT_PORT), fleet.devices, LOAD)
      onTestFinished(() => load.stop())
      await load.start()
      await load.untilAcknowledged(500)

      const bytesBefore = memoryBytes(broker.child.pid)
      const goneAt = performance.now()
      database.leave()
      await expect.poll(hasDatabase, SOON).toBe(false)
      // By then whatever was committed before is acknowledged.
      const before = await unchanging(() => load.acknowledged.length, 3_000)
      await new Promise((next) => setTimeout(next, AWAY_MS - (performance.now() - goneAt)))
      expect(load.acknowledged.length).toBe(before)
      expect(load.connected).toBe(DEVICES)
      expect(memoryBytes(broker.child.pid) - bytesBefore).toBeLessThan(GROWTH_MAX_BYTES)

      database.comeBack()
      await load.untilAcknowledged(before + 5_500)
      load.stop()
      expect(await fleet.missing(load)).toBe(0)
      expect(await broker.stop()).toBe(0)
    },
  )
})

function memoryBytes(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
}
