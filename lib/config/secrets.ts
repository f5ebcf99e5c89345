/** SIGNALBOX_SECRET and the keys that come from it; everything else that is configured stands in `config.ts`. */
import { hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, ConfigError } from './config'

export type KeyPurpose = 'credential' | 'jwt' | 'session' | 'ticket' | 'password-cache'

/** 32 bytes each; none can be computed from another. */
export interface Secrets {
  /** HMAC of credential secrets. */
  readonly credentialKey: Buffer
  /** Signs API JWTs. */
  readonly jwtKey: Buffer
  /** Encrypts the console's session cookie. */
  readonly sessionKey: Buffer
  /** HMAC of the console's single-use MQTT tickets. */
  readonly ticketKey: Buffer
  /** HMAC under which a right password is remembered for a minute. */
  readonly passwordCacheKey: Buffer
}

const LENGTH_MIN = 32
const KEY_BYTES = 32

/** Throws ConfigError where the secret is short, well known, or its file cannot be read. */
export function loadSecrets(
  config: Pick<Config, 'dataDir'>,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Secrets {
  return keysOf(loadSecret(config.dataDir, env))
}

/** The secret itself, for the supervisor to hand to its children. */
export function loadSecret(
  dataDir: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const given = env.SIGNALBOX_SECRET?.trim()
  if (given) return checked(given, 'SIGNALBOX_SECRET')
  const path = join(dataDir, 'secret')
  return checked(readOrMake(dataDir, path), path)
}

export function deriveKey(secret: string, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'signalbox', `signalbox ${purpose} 1`, KEY_BYTES))
}

function keysOf(secret: string): Secrets {
  return {
    credentialKey: deriveKey(secret, 'credential'),
    jwtKey: deriveKey(secret, 'jwt'),
    sessionKey: deriveKey(secret, 'session'),
    ticketKey: deriveKey(secret, 'ticket'),
    passwordCacheKey: deriveKey(secret, 'password-cache'),
  }
}

function checked(secret: string, source: string): string {
  if (secret.length < LENGTH_MIN) {
    throw new ConfigError(
      `${source} holds ${secret.length} characters: set it to ${LENGTH_MIN} or more random ones, such as those of "openssl rand -base64 32".`,
    )
  }
  if (isWellKnown(secret)) {
    throw new ConfigError(
      `${source} is a well-known or patterned value: set it to random characters, such as those of "openssl rand -base64 32".`,
    )
  }
  return secret
}

/** Placeholders of documents and templates, and values that a person made by holding or repeating keys. */
function isWellKnown(secret: string): boolean {
  const plain = secret.toLowerCase()
  const distinct = new Set(plain).size
  const isPlaceholder =
    /change.?me|your.?(own.?)?secret|super.?secret|example|password|placeholder|insert.?secret|signalbox.?secret/.test(
      plain,
    )
  const isSequence = /^(?:0123456789|1234567890|abcdefghij|qwertyuiop)/.test(plain)
  return distinct < 10 || isPlaceholder || isSequence
}

function readOrMake(dataDir: string, path: string): string {
  const kept = read(path)
  if (kept !== undefined) return kept
  const half = `${path}.${process.pid}.half`
  try {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(half, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
    chmodSync(half, 0o600)
    // A link does not overwrite: of two processes that start together, both use the first one's secret.
    linkSync(half, path)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw unusable(path, error)
  } finally {
    rmSync(half, { force: true })
  }
  const made = read(path)
  if (made === undefined) throw new ConfigError(`${path} vanished while it was read: start again.`)
  return made
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw unusable(path, error)
  }
}

function unusable(path: string, error: unknown): ConfigError {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  return new ConfigError(
    `The secret's file ${path} cannot be used (${reason}): give this account read and write access to it, or set SIGNALBOX_SECRET.`,
  )
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
