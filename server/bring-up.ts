import { accessSync, constants, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Config } from '@/lib/config/config'
import { loadSecret } from '@/lib/config/secrets'
import { inheritedEnvironment, readHttpsHost, type StartOptions } from '@/lib/config/start-options'
import type { TlsFiles } from '@/lib/config/tls-files'
import { migrate } from '@/lib/db/migrate'
import { brokerLink } from './broker-link'
import { ensureCertificate } from './certificate'
import { checkDatabase } from './check-database'
import { checkPorts, plannedPorts } from './check-ports'
import { childPlans } from './child-plans'
import { trustOf } from './client-address'
import { startEmbeddedPostgres } from './embedded-postgres'
import { type Administrator, ensureAdministrator } from './ensure-administrator'
import { startChild } from './managed-child'
import { StartError } from './start-error'
import { takeLock } from './supervisor-lock'
import type { Voice } from './voice'

export interface Installation {
  readonly config: Config
  readonly httpsHost: string
  readonly tls: TlsFiles
  readonly administrator: Administrator
  /** In reverse order of the start; what does not end in its share of the time is killed. */
  stop(withinMs: number): Promise<void>
}

interface Part {
  readonly name: string
  stop(withinMs: number): Promise<void>
}

/** Whatever was started is stopped again where a later step fails. */
export async function bringUp(
  given: Config,
  options: StartOptions,
  voice: Voice,
  isCancelled: () => boolean,
): Promise<Installation> {
  const config: Config = options.isLan ? { ...given, mqttHost: '0.0.0.0' } : given
  const httpsHost = options.isLan ? '0.0.0.0' : readHttpsHost(config.host)
  prepareFolder(config.dataDir)
  trustOf(config.trustProxy)
  const secret = loadSecret(config.dataDir)
  const lock = await takeLock(config.dataDir, voice.say)
  const parts: Part[] = []
  const stop = (withinMs: number) => stopAll(parts, withinMs).finally(() => lock.release())
  const goOn = () => {
    if (isCancelled()) throw new StartError('The start was interrupted.')
  }
  try {
    await checkPorts(plannedPorts(config, httpsHost))
    const tls = await ensureCertificate(config)
    goOn()
    const databaseUrl = await database()
    goOn()
    const applied = await migrate(databaseUrl, resolve('prisma/migrations'))
    if (applied.length > 0) voice.say(`Migrated the database: ${applied.join(', ')}.`)
    const environment: NodeJS.ProcessEnv = {
      ...inheritedEnvironment(),
      NODE_ENV: options.isDevelopment ? 'development' : 'production',
      DATA_DIR: config.dataDir,
      DATABASE_URL: databaseUrl,
      SIGNALBOX_SECRET: secret,
      BROKER_LINK: brokerLink(config),
      MQTT_HOST: config.mqttHost,
      HTTPS_HOST: httpsHost,
    }
    const administrator = await ensureAdministrator(config.adminUsername, environment)
    goOn()
    if (administrator.password !== undefined) {
      voice.say(
        `Made the administrator ${administrator.username}, whose password is shown this once: ${administrator.password}`,
      )
    }
    // Only the step above needs it.
    environment.ADMIN_PASSWORD = undefined
    for (const plan of childPlans(config, options, environment)) {
      voice.say(`Starting the ${plan.name}.`)
      const child = await startChild({
        ...plan,
        onStarted: (pid) => lock.note(plan.name, pid, plan.entry),
        onLine: voice.childLine,
        onNotice: voice.say,
      })
      parts.push({
        name: plan.name,
        stop: (withinMs) => child.stop(withinMs).finally(() => lock.forget(plan.name)),
      })
      goOn()
    }
    return { config, httpsHost, tls, administrator, stop }
  } catch (error) {
    await stop(9_000)
    throw error
  }

  async function database(): Promise<string> {
    if (config.databaseUrl !== undefined) {
      await checkDatabase(config.databaseUrl)
      return config.databaseUrl
    }
    voice.say('Starting the embedded PostgreSQL.')
    const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir, onNotice: voice.say })
    if (embedded.wasAdopted)
      voice.say('Found PostgreSQL still running from an earlier start, and took it over.')
    parts.push({ name: 'database', stop: (withinMs) => embedded.stop(withinMs) })
    return embedded.url
  }
}

/** Each gets what is left, less a share for those that come after it. */
async function stopAll(parts: readonly Part[], withinMs: number): Promise<void> {
  const endAt = Date.now() + withinMs
  for (const [index, part] of [...parts].reverse().entries()) {
    const after = parts.length - 1 - index
    await part.stop(Math.max(500, endAt - Date.now() - after * 1_500))
  }
}

function prepareFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new StartError(
      `The folder ${join(dataDir)} cannot be used (${code}): give this account write access to it, or set DATA_DIR to another.`,
    )
  }
}
