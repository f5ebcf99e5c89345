/** What `npm start -- --lan` and `npm run dev` change, and what processes that run apart must be given. */
import { ConfigError } from './config'

type Env = Readonly<Record<string, string | undefined>>

export interface StartOptions {
  /** Watching and HMR instead of the built console. */
  readonly isDevelopment: boolean
  /** HTTPS and the MQTT listeners are open to the network; plain HTTP stays on HOST. */
  readonly isLan: boolean
}

export function readStartOptions(argv: readonly string[], env: Env = process.env): StartOptions {
  const unknown = argv.find((argument) => argument !== '--lan')
  if (unknown !== undefined) {
    throw new ConfigError(`There is no option "${unknown}": the only one is --lan.`)
  }
  return { isDevelopment: env.DEV === '1', isLan: argv.includes('--lan') }
}

/** The address HTTPS is bound to; `--lan` sets it. */
export function readHttpsHost(host: string, env: Env = process.env): string {
  return env.HTTPS_HOST?.trim() || host
}

/** For broker and web, whether the supervisor starts them or `npm run broker` does. */
export function requireApart(env: Env = process.env): void {
  const missing = ['DATABASE_URL', 'SIGNALBOX_SECRET'].filter((name) => !env[name]?.trim())
  if (missing.length === 0) return
  throw new ConfigError(
    `${missing.join(' and ')} must be set where broker and web run apart: give both the same, or use "npm start".`,
  )
}

/** The environment a child inherits; `process.env` is read nowhere else. */
export function inheritedEnvironment(): Record<string, string | undefined> {
  return { ...process.env }
}
