/** Secrets that we make: a recognizable prefix and 256 random bits; kept as a keyed hash only. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export const secretPrefixes = {
  device: 'sbx_dev_',
  accessToken: 'sbx_tok_',
  apiToken: 'sbx_api_',
  ticket: 'sbx_tkt_',
} as const
export type SecretPrefix = (typeof secretPrefixes)[keyof typeof secretPrefixes]

/** 43 characters of base64url after the prefix. */
export const makeSecret = (prefix: SecretPrefix): string => prefix + randomBytes(32).toString('base64url')

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
