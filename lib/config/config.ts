/** The only reader of the environment. Secrets are apart, in `secrets.ts`. */
import { join, resolve } from 'node:path'

export interface Listeners {
  /** Empty: off. */
  readonly mqttPort: number
  readonly mqttsPort: number
  readonly wsPorts: readonly number[]
  readonly wssPort: number
  /** Clients without credentials, on loopback alone. */
  readonly labPort: number
}

/** What clients of the lab listener get. */
export interface LabConfig {
  /** Id or application of a tenant; unset: one that is made for it. */
  readonly tenant: string | undefined
  readonly isStored: boolean
  /** Filters that are refused. */
  readonly denied: readonly string[]
}

export interface Config {
  readonly host: string
  readonly port: number
  readonly httpsPort: number
  readonly mqttHost: string
  readonly listeners: Listeners
  readonly lab: LabConfig
  readonly dataDir: string
  /** Unset: embedded PostgreSQL, whose URL the supervisor hands to its children. */
  readonly databaseUrl: string | undefined
  /** A Unix socket's path, or `host:port` on loopback. */
  readonly brokerLink: string
  readonly trustProxy: readonly string[]
  readonly diskReserveBytes: number
  readonly keepAliveMaxSeconds: number
  readonly tlsCertPath: string | undefined
  readonly tlsKeyPath: string | undefined
  /** What snippets and auth configs name; unset: the request's host. */
  readonly publicHost: string | undefined
  readonly adminUsername: string
  readonly adminPassword: string | undefined
  readonly isDemo: boolean
  readonly isProduction: boolean
  readonly logLevel: string
}

/** A variable that cannot be used: `message` is one sentence that names it and the mend. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

type Env = Readonly<Record<string, string | undefined>>

export function readConfig(env: Env = process.env): Config {
  const host = text(env, 'HOST') ?? '127.0.0.1'
  const dataDir = resolve(/* turbopackIgnore: true */ text(env, 'DATA_DIR') ?? './data')
  return {
    host,
    port: port(env, 'PORT', 3000),
    httpsPort: port(env, 'HTTPS_PORT', 3443),
    mqttHost: text(env, 'MQTT_HOST') ?? host,
    listeners: {
      mqttPort: port(env, 'MQTT_PORT', 1883),
      mqttsPort: port(env, 'MQTTS_PORT', 8883),
      wsPorts: ports(env, 'WS_PORTS', [8083, 8000]),
      wssPort: port(env, 'WSS_PORT', 8084),
      labPort: port(env, 'MQTT_LAB_PORT', 0),
    },
    lab: {
      tenant: text(env, 'MQTT_LAB_TENANT'),
      isStored: env.MQTT_LAB_STORE === '1',
      denied: list(env, 'MQTT_LAB_DENY'),
    },
    dataDir,
    databaseUrl: text(env, 'DATABASE_URL'),
    brokerLink: text(env, 'BROKER_LINK') ?? join(dataDir, 'broker.sock'),
    trustProxy: list(env, 'TRUST_PROXY'),
    diskReserveBytes: integer(env, 'DISK_RESERVE', 512 * 1024 * 1024),
    keepAliveMaxSeconds: integer(env, 'KEEPALIVE_MAX', 1200),
    tlsCertPath: text(env, 'TLS_CERT'),
    tlsKeyPath: text(env, 'TLS_KEY'),
    publicHost: text(env, 'PUBLIC_HOST'),
    adminUsername: text(env, 'ADMIN_USERNAME') ?? 'admin',
    adminPassword: text(env, 'ADMIN_PASSWORD'),
    isDemo: env.DEMO === '1',
    isProduction: env.NODE_ENV === 'production',
    logLevel: text(env, 'LOG_LEVEL') ?? 'info',
  }
}

function text(env: Env, name: string): string | undefined {
  const value = env[name]?.trim()
  return value ? value : undefined
}

function list(env: Env, name: string): readonly string[] {
  return (text(env, name) ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}

function integer(env: Env, name: string, fallback: number): number {
  const value = text(env, name)
  if (value === undefined) return fallback
  const number = Number(value)
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new ConfigError(`${name} is "${value}": set it to a whole number, 0 or more.`)
  }
  return number
}

function port(env: Env, name: string, fallback: number): number {
  return asPort(name, integer(env, name, fallback))
}

function ports(env: Env, name: string, fallback: readonly number[]): readonly number[] {
  const values = list(env, name)
  if (values.length === 0) return fallback
  return values.map((value) => asPort(name, Number(value))).filter((number) => number !== 0)
}

function asPort(name: string, number: number): number {
  if (!Number.isInteger(number) || number < 0 || number > 65535) {
    throw new ConfigError(`${name} names the port "${number}": a port is 0 (off) to 65535.`)
  }
  return number
}
