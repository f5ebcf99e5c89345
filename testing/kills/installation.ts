/** A database that waits for its disk, a broker in a process, and the clients in another: what is killed, and brought back. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Client } from 'pg'
import { readConfig } from '@/lib/config/config'
import { loadSecrets } from '@/lib/config/secrets'
import { migrate } from '@/lib/db/migrate'
import { makeServices } from '@/lib/services/make-services'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/server/embedded-postgres'
import { freePort } from '../free-port'
import type { ToClients } from '../kill-clients'
import { type BrokerProcess, isRunning, startBrokerProcess } from '../processes'
import type { ClientPlan } from './fleet'
import { Ledger } from './ledger'
import { provisionFleet } from './provision-fleet'

const AGAIN_AFTER_MS = 50

export interface Installation {
  readonly clients: readonly ClientPlan[]
  readonly ledger: Ledger
  readonly postgres: EmbeddedPostgres
  broker(): BrokerProcess
  /** As its supervisor does: again, until the database lets it. */
  startBroker(): Promise<void>
  /** A connection of our own, once the database answers. */
  database<T>(work: (client: Client) => Promise<T>): Promise<T>
  /** The clients publish, or begin nothing new. */
  tellClients(what: 'publish' | 'stop'): void
  stop(): Promise<void>
}

export async function startInstallation(): Promise<Installation> {
  const dataDir = mkdtempSync(join(tmpdir(), 'signalbox-kills-'))
  // The user postgres must enter it, or the database is put elsewhere and outlives this folder.
  chmodSync(dataDir, 0o755)
  const postgres = await startEmbeddedPostgres({ dataDir, isDurable: true })
  await migrate(postgres.url, resolve('prisma/migrations'))
  const port = await freePort()
  const env = {
    DATABASE_URL: postgres.url,
    DATA_DIR: dataDir,
    MQTT_PORT: String(port),
    MQTTS_PORT: '0',
    WSS_PORT: '0',
    WS_PORTS: '0',
    LOG_LEVEL: 'error',
  }
  const clients = await provision(env)
  const journal = join(dataDir, 'journal')
  const ledger = new Ledger(journal, clients.length)
  let broker = await startBrokerProcess(env)
  const running = await startClients({ clients, port, journal })

  return {
    clients,
    ledger,
    postgres,
    broker: () => broker,
    startBroker: async () => {
      broker = await untilItWorks(() => startBrokerProcess(env))
    },
    database: async (work) => {
      const client = await untilItWorks(() => connectTo(postgres.url))
      try {
        return await work(client)
      } finally {
        await client.end()
      }
    },
    tellClients: (what) => tell(running, what),
    stop: async () => {
      running.kill('SIGKILL')
      if (isRunning(broker)) await broker.stop()
      await postgres.stop()
      ledger.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function provision(env: Readonly<Record<string, string>>): Promise<readonly ClientPlan[]> {
  const config = readConfig(env)
  const services = makeServices(config, loadSecrets(config))
  const actor = { kind: 'system', id: 'kills', name: 'kills', isPlatformAdmin: true, reaches: [] } as const
  const ctx = { services, actor, requestId: null, address: null, sessionId: null, host: '127.0.0.1' }
  try {
    return await provisionFleet(ctx)
  } finally {
    await services.close()
  }
}

async function startClients(what: ToClients): Promise<ChildProcess> {
  const child = fork('testing/kill-clients.ts', { execArgv: ['--import', 'tsx'] })
  await once(child, 'message')
  tell(child, what)
  return child
}

const tell = (child: ChildProcess, what: ToClients) => child.send(what)

async function connectTo(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  await client.connect()
  return client
}

async function untilItWorks<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + 60_000
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (performance.now() > until) throw error
      await new Promise((next) => setTimeout(next, AGAIN_AFTER_MS))
    }
  }
}
