/** The real product, started as a user starts it, on a fresh data folder and free ports. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'

export interface Installation {
  readonly url: string
  readonly mqttPort: number
  readonly username: string
  readonly password: string
  /** All that it printed so far. */
  said(): string
}

const READY_WITHIN_MS = 180_000

async function start(): Promise<Installation & { stop(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'signalbox-e2e-'))
  const ports = await freePorts(6)
  const [port, httpsPort, mqttPort, mqttsPort, wsPort, wssPort] = ports.map(String)
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: port,
      HTTPS_PORT: httpsPort,
      MQTT_PORT: mqttPort,
      MQTTS_PORT: mqttsPort,
      WS_PORTS: wsPort,
      WSS_PORT: wssPort,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const heard = (chunk: Buffer) => {
    output += chunk
  }
  child.stdout.on('data', heard)
  child.stderr.on('data', heard)
  const url = `http://127.0.0.1:${port}`
  await healthy(url, child, () => output)
  const password = /shown this once: (\S+)/.exec(output)?.[1]
  if (!password) throw new Error(`no password was printed:\n${output}`)
  return {
    url,
    mqttPort: Number(mqttPort),
    username: 'admin',
    password,
    said: () => output,
    stop: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function healthy(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}:\n${said()}`)
    const response = await fetch(`${url}/api/health`).catch(() => undefined)
    if (response?.status === 200) return
    await new Promise((next) => setTimeout(next, 200))
  }
  throw new Error(`not healthy in ${READY_WITHIN_MS / 1000} s:\n${said()}`)
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => {
    const address = server.address()
    return typeof address === 'object' && address ? address.port : 0
  })
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))))
  return ports
}

/** One installation a worker; and the browser's console, which must stay clean. */
export const test = base.extend<{ consoleIsClean: undefined }, { installation: Installation }>({
  installation: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
    async ({}, use) => {
      const running = await start()
      await use(running)
      await running.stop()
    },
    { scope: 'worker', timeout: READY_WITHIN_MS + 30_000 },
  ],
  consoleIsClean: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      await use(undefined)
      if (complaints.length > 0)
        throw new Error(`the browser's console is not clean:\n${complaints.join('\n')}`)
    },
    { auto: true },
  ],
})
