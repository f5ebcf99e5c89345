/** Secrets that we make: a recognizable prefix and 256 random bits; kept as a keyed hash only. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export const secretPrefixes = {
  device: 'sbx_dev_',
  accessToken: 'sbx_tok_',
  apiToken: 'sbx_api_',
  ticket: 'sbx_tkt_',
  key: 'sbx_key_',
  plain: 'sbx_pln_',
  apiKey: 'sbx_uak_',
  deviceToken: 'sbx_dtk_',
} as const
export type SecretPrefix = (typeof secretPrefixes)[keyof typeof secretPrefixes]

/** 43 characters of base64url after the prefix. */
export const makeSecret = (prefix: SecretPrefix): string => prefix + randomBytes(32).toString('base64url')

const prefixes = Object.values(secretPrefixes).join('|')

/** The source of a pattern for a secret of ours, or for as much of one as must not be shown. */
export const secretPattern = `(?:${prefixes})[\\w-]{20,}`

const whole = new RegExp(`^(?:${prefixes})[\\w-]{43}$`)

/** It has the form of a secret that we made, so nobody chose it: no password to check. */
export const isMadeSecret = (secret: Uint8Array): boolean =>
  secret.length < 256 && whole.test(Buffer.from(secret).toString('latin1').trim())

/** What is shown of a secret in lists. */
export const lastFourOf = (secret: string): string => secret.slice(-4)

/** HMAC-SHA-256 in hex: what is stored, and what a secret that arrives alone is found by. */
export const hashSecret = (credentialKey: Buffer, secret: string | Uint8Array): string =>
  createHmac('sha256', credentialKey).update(secret).digest('hex')

/** Constant in time over the hashes, so that lengths that differ neither throw nor tell. */
export function secretMatches(credentialKey: Buffer, secret: Uint8Array, storedHash: string): boolean {
  const expected = Buffer.from(storedHash, 'hex')
  const actual = createHmac('sha256', credentialKey).update(secret).digest()
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

/** How long a secret of ours is, for the hint that a copy was cut or got a line end. */
export const secretLength = (prefix: SecretPrefix): number => prefix.length + 43
