import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ConfigError } from './config'
import { deriveKey, loadSecret, loadSecrets } from './secrets'

const GOOD = 'p9Xc0Zt7Qm3Wv8Lr2Ks6Hj1Gf5Dn4Ba-_'
let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'signalbox-secrets-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

describe('A17 the secret', () => {
  test('is made once, with 256 bits, for its owner alone', () => {
    const made = loadSecret(dataDir, {})
    expect(Buffer.from(made, 'base64url')).toHaveLength(32)
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
    expect(loadSecret(dataDir, {})).toBe(made)
  })

  test('of the environment goes before the file, and no file is made', () => {
    expect(loadSecret(dataDir, { SIGNALBOX_SECRET: GOOD })).toBe(GOOD)
    expect(() => readFileSync(join(dataDir, 'secret'))).toThrow('ENOENT')
  })

  test.each([
    ['short', 'abc'],
    ['one character held', 'a'.repeat(64)],
    ['a placeholder', 'please-changeme-please-0123456789-xyz'],
    ['a template value', 'your-secret-key-goes-here-1234567890'],
    ['the row of digits', '0123456789abcdefghijklmnopqrstuvwxyz'],
  ])('is refused when it is %s, and the sentence does not repeat it', (_, secret) => {
    const load = () => loadSecret(dataDir, { SIGNALBOX_SECRET: secret })
    expect(load).toThrow(ConfigError)
    expect(load).toThrow('SIGNALBOX_SECRET')
    expect(load).not.toThrow(secret)
  })

  test('that was cut short in its file is refused by the name of the file', () => {
    writeFileSync(join(dataDir, 'secret'), 'cut')
    expect(() => loadSecret(dataDir, {})).toThrow(join(dataDir, 'secret'))
  })
})

describe('keys', () => {
  test('differ by purpose and by secret, and are the same at each start', () => {
    const keys = Object.values(loadSecrets({ dataDir }, { SIGNALBOX_SECRET: GOOD })).map((key) =>
      key.toString('hex'),
    )
    expect(new Set(keys).size).toBe(5)
    expect(deriveKey(GOOD, 'jwt').equals(deriveKey(GOOD, 'jwt'))).toBe(true)
    expect(deriveKey(GOOD, 'jwt').equals(deriveKey(`${GOOD}x`, 'jwt'))).toBe(false)
  })
})
