/** The broker's process: configuration in, listeners up, and a graceful end. */
import { existsSync, readFileSync } from 'node:fs'
import { makeAttemptLimits } from '@/lib/access/attempt-limits'
import { makePasswordHasher } from '@/lib/access/password-hash'
import { type Config, ConfigError, readConfig } from '@/lib/config/config'
import { loadSecrets } from '@/lib/config/secrets'
import { tlsFiles } from '@/lib/config/tls-files'
import { openDatabase } from '@/lib/db/database'
import { makeLog } from '@/lib/log/log'
import { startBroker } from './broker'

const STOP_WITHIN_MS = 9_000

async function main(): Promise<void> {
  const config = readConfig()
  const log = makeLog('broker', config.logLevel)
  const { databaseUrl } = config
  if (databaseUrl === undefined)
    throw new ConfigError(
      'DATABASE_URL is not set: "npm start" sets it, and so must you where the broker runs apart.',
    )
  const { credentialKey, jwtKey } = loadSecrets(config)
  const db = openDatabase(databaseUrl, { connectionsMax: 6 })
  const ingest = openDatabase(databaseUrl, { connectionsMax: 2, statementTimeoutMs: 0 })
  const passwords = makePasswordHasher()

  // A bug in what is done for one client must not end the others' connections.
  process.on('unhandledRejection', (reason) =>
    log.error({ err: reason }, 'a promise was rejected and nobody heard'),
  )
  process.on('uncaughtException', (error) =>
    log.error({ err: error }, 'an error was thrown and nobody caught it'),
  )

  const broker = await startBroker({
    config,
    databaseUrl,
    pool: db.pool,
    ingestPool: ingest.pool,
    access: {
      pool: db.pool,
      keys: { credentialKey, jwtKey },
      passwords,
      attempts: makeAttemptLimits(),
      now: Date.now,
    },
    tls: readTls(config),
    log,
  })
  log.info({ listeners: Object.fromEntries(broker.addresses) }, 'the broker is ready')
  process.send?.({ ready: true })

  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    await broker.stop()
    passwords.close()
    await Promise.all([db.close(), ingest.close()])
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  // The supervisor is gone: nobody else would stop us.
  process.on('disconnect', () => void stop())
  if (process.send !== undefined && !process.connected) void stop()
}

/** Without a certificate, which "npm start" makes, the TLS listeners stay off. */
function readTls(config: Config) {
  const { certPath, keyPath } = tlsFiles(config)
  return existsSync(certPath) && existsSync(keyPath)
    ? { cert: readFileSync(certPath), key: readFileSync(keyPath) }
    : undefined
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
