import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const dataDir = mkdtempSync(join(tmpdir(), 'signalbox-refused-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const SHORT = 'a-short-one'
const WELL_KNOWN = 'please-changeme-please-0123456789-xyz'
const apart = (program: string) => ['scripts/run-apart.mjs', program]
const alone = (program: string) => ['--import', 'tsx', program]

/** Ends by itself; answers its exit code and all that it said. */
function run(args: readonly string[], secret: string): Promise<{ code: unknown; said: string }> {
  const env = {
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nowhere',
    DATA_DIR: dataDir,
    SIGNALBOX_SECRET: secret,
    PORT: '0',
    HTTPS_PORT: '0',
  }
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env } })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk
    })
  }
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, said }))
  })
}

describe.concurrent('A17 a program does not start, and says which secret it is about,', {
  timeout: 240_000,
}, () => {
  it.each([
    ['broker, apart', 'none', apart('broker/main.ts'), ''],
    ['web, apart', 'none', apart('server/web.ts'), ''],
    ['broker', 'a short one', alone('broker/main.ts'), SHORT],
    ['web', 'a short one', alone('server/web.ts'), SHORT],
    ['supervisor', 'a short one', alone('server/supervisor.ts'), SHORT],
    ['supervisor', 'a well-known one', alone('server/supervisor.ts'), WELL_KNOWN],
  ])('%s with %s', async (_program, _what, args, secret) => {
    const { code, said } = await run(args, secret)
    expect(said).toContain('SIGNALBOX_SECRET')
    expect(code).toBe(1)
    if (secret) expect(said).not.toContain(secret)
    expect(said.trim().split('\n').length).toBeLessThanOrEqual(3)
  })
})
