import { describe, expect, it } from 'vitest'
import { isMadeSecret } from '@/lib/access/secrets'
import { secretOf } from './device-secret'

const SEED = 'the secret of one installation, kept'

describe('the secret of a demo device', () => {
  it('is the same at each start, and has the form of those that we make', () => {
    const secret = secretOf(SEED, 'device-1', 'password')
    expect(secretOf(SEED, 'device-1', 'password')).toBe(secret)
    expect(isMadeSecret(Buffer.from(secret))).toBe(true)
  })

  it('is of one device, one kind and one installation', () => {
    const secrets = [
      secretOf(SEED, 'device-1', 'password'),
      secretOf(SEED, 'device-2', 'password'),
      secretOf(SEED, 'device-1', 'plain'),
      secretOf(`${SEED}!`, 'device-1', 'password'),
    ]
    expect(new Set(secrets.map((secret) => secret.slice(8))).size).toBe(4)
  })
})
