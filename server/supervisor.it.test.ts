import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '@/testing/free-port'
import { isAlive, waitForExit } from './process-facts'

/** The real thing, built as `npm test` builds it. These tests go on from each other, as a day of the product does. */
let dataDir = ''
let ports: Record<string, string> = {}
const begun: ChildProcess[] = []

interface Run {
  readonly process: ChildProcess
  readonly output: () => string
  readonly exit: Promise<number | null>
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'signalbox-run-'))
  // The user postgres must enter it, or the database is put elsewhere and outlives this folder.
  chmodSync(dataDir, 0o755)
  const names = ['PORT', 'HTTPS_PORT', 'MQTT_PORT', 'MQTTS_PORT', 'WS_PORTS', 'WSS_PORT']
  const free: (readonly [string, string])[] = []
  for (const name of names) free.push([name, String(await freePort())])
  ports = Object.fromEntries(free)
})

afterAll(async () => {
  const running = begun.filter((one) => one.exitCode === null && one.signalCode === null)
  await Promise.all(
    running.map((one) => {
      const gone = new Promise((resolve) => one.once('exit', resolve))
      one.kill('SIGTERM')
      return gone
    }),
  )
  rmSync(dataDir, { recursive: true, force: true })
})

function start(more: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/supervisor.ts'], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      DEV: '',
      DEMO: '',
      DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      ...ports,
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  begun.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      output += bytes.toString('utf8')
      child.emit('output')
    })
  }
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { process: child, output: () => output, exit }
}

/** Resolves when a line appears; rejects with all that was said where the run ends before. */
function says(run: Run, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (run.output().includes(text)) resolve()
    }
    run.process.on('output', look)
    run.exit.then(() => reject(new Error(run.output())))
    look()
  })
}

/** A part that has not answered in its two seconds is asked again: these tests share their cores. */
const SOON = { timeout: 30_000 }
const health = async (): Promise<number> => (await fetch(`http://127.0.0.1:${ports.PORT}/api/health`)).status
const children = (): readonly number[] => {
  const file: { children: Record<string, { pid: number }> } = JSON.parse(
    readFileSync(join(dataDir, 'supervisor.json'), 'utf8'),
  )
  return Object.values(file.children).map((child) => child.pid)
}
const postmaster = (): number =>
  Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

describe('npm start', () => {
  let first: Run
  let second: Run

  test('brings database, broker and console up, and says the password once', {
    timeout: 180_000,
  }, async () => {
    first = start()
    await says(first, 'Ready.')
    await expect.poll(health, SOON).toBe(200)
    expect(first.output()).toMatch(/administrator admin, whose password is shown this once: \S{20}/)
  })

  test('on the same folder again says that it runs, in one sentence, and exits with 1', async () => {
    const again = start()
    expect(await again.exit).toBe(1)
    expect(again.output()).toBe(
      `Signalbox already runs on ${dataDir} (process ${first.process.pid}): stop it first, or set DATA_DIR to another folder.\n`,
    )
  })

  test('on ports in use names one of them, and exits with 1', async () => {
    const other = mkdtempSync(join(tmpdir(), 'signalbox-other-'))
    const again = start({ DATA_DIR: other })
    expect(await again.exit).toBe(1)
    expect(again.output()).toMatch(/^Port \d+ \(PORT\) is in use on 127\.0\.0\.1: .*\n$/)
    rmSync(other, { recursive: true, force: true })
  })

  test('with a DATABASE_URL where nothing answers says so, and exits with 1', async () => {
    const other = mkdtempSync(join(tmpdir(), 'signalbox-other-'))
    const free: Record<string, string> = {}
    for (const name of Object.keys(ports)) free[name] = String(await freePort())
    const again = start({ ...free, DATA_DIR: other, DATABASE_URL: 'postgresql://u:p@127.0.0.1:1/db' })
    expect(await again.exit).toBe(1)
    expect(again.output()).toMatch(/^Nothing answers at 127\.0\.0\.1:1, where DATABASE_URL points: .*\n$/)
    rmSync(other, { recursive: true, force: true })
  })

  test('brings a broker back that was killed', { timeout: 120_000 }, async () => {
    process.kill(children()[0] ?? 0, 'SIGKILL')
    await says(first, 'The broker is back.')
    await expect.poll(health, SOON).toBe(200)
  })

  test('after its own kill -9 clears what is left, takes the database over, and knows its administrator', {
    timeout: 180_000,
  }, async () => {
    const [left, database] = [children(), postmaster()]
    // Stopped processes do not notice that their supervisor is gone.
    for (const pid of left) process.kill(pid, 'SIGSTOP')
    first.process.kill('SIGKILL')
    await first.exit
    second = start()
    await says(second, 'Ready.')
    expect(left.filter(isAlive)).toEqual([])
    expect(postmaster()).toBe(database)
    await expect.poll(health, SOON).toBe(200)
    expect(second.output()).not.toContain('password')
  })

  test('ends within 10 s of SIGTERM with everything it started, with exit code 0', async () => {
    const all = [...children(), postmaster()]
    const begunAt = Date.now()
    second.process.kill('SIGTERM')
    expect(await second.exit).toBe(0)
    expect(Date.now() - begunAt).toBeLessThan(10_000)
    expect(await Promise.all(all.map((pid) => waitForExit(pid, 0)))).toEqual(all.map(() => true))
  })
})
