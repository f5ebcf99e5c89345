/** The real product, started as a user starts it, on a fresh data folder and free ports: for tests, benchmarks and pictures. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.mjs'

export const READY_WITHIN_MS = 180_000

export async function startProduct(environment = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'signalbox-apart-'))
  const ports = []
  while (ports.length < 6) ports.push(String(await freePort()))
  const [port, httpsPort, mqttPort, mqttsPort, wsPort, wssPort] = ports
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
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const heard = (chunk) => {
    output += chunk
  }
  child.stdout.on('data', heard)
  child.stderr.on('data', heard)
  const stop = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const url = `http://127.0.0.1:${port}`
    await healthy(url, child, () => output)
    const password = /shown this once: (\S+)/.exec(output)?.[1]
    if (!password) throw new Error(`no password was printed:\n${output}`)
    return { url, mqttPort: Number(mqttPort), username: 'admin', password, said: () => output, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function healthy(url, child, said) {
  const deadline = Date.now() + READY_WITHIN_MS
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}:\n${said()}`)
    const response = await fetch(`${url}/api/health`).catch(() => undefined)
    if (response?.status === 200) return
    await new Promise((next) => setTimeout(next, 200))
  }
  throw new Error(`not healthy in ${READY_WITHIN_MS / 1000} s:\n${said()}`)
}
