/** The real broker in this process, on a fresh database and free ports. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { startBroker } from '@/broker/broker'
import { readConfig } from '@/lib/config/config'
import { loadSecrets } from '@/lib/config/secrets'
import type { Actor } from '@/lib/core/actor'
import { makeLog } from '@/lib/log/log'
import type { Ctx, Services } from '@/lib/services/context'
import { makeServices } from '@/lib/services/make-services'
import { ensureCertificate } from '@/server/certificate'
import { freePort } from './free-port'
import { freshDatabase } from './postgres'
import { startProxy } from './stallable-proxy'

const platformAdmin: Actor = { kind: 'system', id: 'test', name: 'test', isPlatformAdmin: true, reaches: [] }

export interface TestBroker {
  readonly databaseUrl: string
  readonly pool: Pool
  readonly services: Services
  /** A platform admin's context, for the verbs. */
  readonly admin: Ctx
  readonly mqttPort: number
  readonly wsPort: number
  readonly mqttsPort: number
  readonly wssPort: number
  readonly labPort: number
  readonly caPath: string | undefined
  readonly link: string
  /** Where it has one (`tls`). */
  certificate(): { readonly cert: Buffer; readonly key: Buffer }
  /** The database falls silent for the broker; nothing is closed. */
  stall(): void
  /** The database is out of reach for the broker: connections end, and none begins. */
  cutDatabase(): void
  resume(): void
  as(actor: Actor): Ctx
  stop(): Promise<void>
}

/**
 * With `tls`, mqtts and wss listen too, with a certificate made for the occasion; with `proxied` the broker, and not
 * the test, reaches the database by a network that can be stalled.
 */
export async function startTestBroker({
  tls = false,
  proxied = false,
  lab = false,
  env = {},
  before,
  freeBytes,
}: {
  tls?: boolean
  proxied?: boolean
  /** The lab listener is on. */
  lab?: boolean
  /** Further variables, for the broker alone. */
  env?: Readonly<Record<string, string>>
  /** What is to be there when the broker starts; answers with variables that name it. */
  before?: (admin: Ctx) => Promise<Readonly<Record<string, string>>>
  /** What the broker reads of the disk under its database. */
  freeBytes?: () => Promise<number>
} = {}): Promise<TestBroker> {
  const database = await freshDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'signalbox-broker-'))
  const [mqttPort, wsPort, mqttsPort, wssPort, labPort] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ]
  const own = {
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    MQTT_PORT: String(mqttPort),
    WS_PORTS: String(wsPort),
    MQTTS_PORT: tls ? String(mqttsPort) : '0',
    WSS_PORT: tls ? String(wssPort) : '0',
    MQTT_LAB_PORT: lab ? String(labPort) : '0',
  }
  const config = readConfig(own)
  const keys = loadSecrets(config, {})
  const services = makeServices(config, keys)
  const proxy = proxied ? await startProxy(database.url) : undefined
  const brokerUrl = proxy?.url ?? database.url
  const pools = [
    new Pool({ connectionString: brokerUrl, max: 6, connectionTimeoutMillis: 5_000 }),
    new Pool({ connectionString: brokerUrl, max: 2, connectionTimeoutMillis: 5_000 }),
  ] as const
  const [pool, ingestPool] = pools
  for (const one of pools) {
    one.on('error', () => {})
    one.on('connect', (client) => client.on('error', () => {}))
  }
  const as = (actor: Actor): Ctx => ({
    services,
    actor,
    requestId: null,
    address: null,
    sessionId: null,
    host: '127.0.0.1',
  })
  const admin = as(platformAdmin)
  const named = (await before?.(admin)) ?? {}
  const files = tls ? await ensureCertificate(config) : undefined
  const tlsFiles = files && { cert: readFileSync(files.certPath), key: readFileSync(files.keyPath) }
  const broker = await startBroker({
    config: readConfig({ ...own, ...env, ...named }),
    databaseUrl: brokerUrl,
    pool,
    ingestPool,
    access: { ...services.access, pool },
    tls: tlsFiles,
    log: makeLog('broker', process.env.TEST_LOG ?? 'silent'),
    ...(freeBytes ? { freeBytes } : {}),
  })
  return {
    databaseUrl: database.url,
    pool: services.db.pool,
    services,
    admin,
    mqttPort,
    wsPort,
    mqttsPort,
    wssPort,
    labPort,
    caPath: files?.caPath,
    link: config.brokerLink,
    certificate: () => {
      if (!tlsFiles) throw new Error('this broker was started without tls')
      return tlsFiles
    },
    stall: () => proxy?.stall(),
    cutDatabase: () => proxy?.cut(),
    resume: () => proxy?.resume(),
    as,
    stop: async () => {
      await broker.stop()
      await services.close()
      await Promise.all(pools.map((one) => one.end()))
      proxy?.stop()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
