/** Each snippet as it is downloaded, run: its reading is stored, and a command reaches it. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { AuthConfigFormat } from '@/lib/contract/auth-config-formats'
import { dialectIds } from '@/lib/core/dialect-id'
import { getCommand } from '@/lib/services/commands/get-command'
import { queueCommand } from '@/lib/services/commands/queue-command'
import type { Ctx } from '@/lib/services/context'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { collect, connect } from '@/testing/mqtt'
import { makePlant } from '@/testing/provision'
import { type RunningProgram, runProgram } from '@/testing/run-program'
import { runSketch } from '@/testing/run-sketch'
import { demandTool, pythonWithPaho } from '@/testing/tools'
import { issueAuthConfig } from '../issue-auth-config'

let broker: TestBroker
const folder = mkdtempSync(join(tmpdir(), 'signalbox-snippets-'))
const running: RunningProgram[] = []

beforeAll(async () => {
  broker = await startTestBroker({ tls: true })
  // Where Node finds the packages of a script is beside the script.
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
})
afterEach(async () => {
  for (const program of running.splice(0)) await program.stop()
})
afterAll(async () => {
  await broker.stop()
  rmSync(folder, { recursive: true, force: true })
})

const sensorsOf = { sensocan: ['temp_01'], connio: ['temperature'] } as Readonly<Record<string, string[]>>

async function plant(dialect: (typeof dialectIds)[number]) {
  const made = await makePlant(broker.admin, dialect, sensorsOf[dialect])
  if (dialect === 'sensocan') {
    await updateTenant(broker.admin, { id: made.tenant.id, settings: { sensocanCommands: true } })
  }
  return made.device.id
}

async function download(id: string, format: AuthConfigFormat, ctx: Ctx = broker.admin): Promise<string> {
  const { fileName, text } = await issueAuthConfig(ctx, { id, format })
  const path = join(folder, fileName)
  writeFileSync(path, text)
  return path
}

function run(program: string, path: string): RunningProgram {
  const started = runProgram(program, path)
  running.push(started)
  return started
}

/** Asks again until it is so; the test's own time limit ends it. */
async function until(holds: () => Promise<boolean>, program?: RunningProgram): Promise<void> {
  while (!(await holds())) {
    if (program?.hasEnded) throw new Error(`the program has ended: ${program.output}`)
    await new Promise((next) => setTimeout(next, 50))
  }
}

async function readings(deviceId: string): Promise<number> {
  const { rows } = await broker.pool.query(
    'SELECT count(*) AS count FROM readings JOIN sensors USING (series) WHERE device_id = $1',
    [deviceId],
  )
  return Number(rows[0]?.count)
}

/** What the broker had to say against the device: refusals and warnings. */
async function complaints(deviceId: string): Promise<string[]> {
  const { rows } = await broker.pool.query(
    `SELECT sentence FROM live_log WHERE device_id = $1 AND code IS NOT NULL`,
    [deviceId],
  )
  return rows.map(({ sentence }) => sentence)
}

/** A Drogue device hears only what is sent while it listens, so that one which failed is sent once more. */
async function command(id: string, hears: () => boolean, program?: RunningProgram): Promise<void> {
  while (!hears()) {
    const { id: commandId } = await queueCommand(broker.admin, {
      id,
      name: 'temperature',
      payload: { value: 4711 },
      qos: 1,
    })
    await until(async () => {
      const { state } = await getCommand(broker.admin, { id: commandId })
      return state === 'failed' || hears()
    }, program)
  }
}

describe.each(dialectIds)('the snippets of a %s device', (dialect) => {
  it('run with mosquitto_pub and mosquitto_sub', async () => {
    demandTool('mosquitto_pub', 'mosquitto-clients')
    const id = await plant(dialect)
    const script = run('sh', await download(id, 'mosquitto'))
    await until(async () => (await readings(id)) > 0, script)
    await command(id, () => script.output.includes('4711'), script)
    expect(await complaints(id)).toEqual([])
  })

  it('run with Python and paho-mqtt', async () => {
    const python = pythonWithPaho()
    const id = await plant(dialect)
    const script = run(python, await download(id, 'python'))
    await script.printed('acknowledged')
    expect(await readings(id)).toBeGreaterThan(0)
    await command(id, () => script.output.includes('4711'), script)
    expect(await complaints(id)).toEqual([])
  })

  it('run with Node and mqtt.js', async () => {
    const id = await plant(dialect)
    const script = run(process.execPath, await download(id, 'node'))
    await script.printed('acknowledged')
    expect(await readings(id)).toBeGreaterThan(0)
    await command(id, () => script.output.includes('4711'), script)
    expect(await complaints(id)).toEqual([])
  })

  it('compile as a sketch, whose calls are what the broker takes', async () => {
    const id = await plant(dialect)
    const calls = await runSketch(await download(id, 'arduino'))
    const [clientId = '', username = '', password = ''] = calls.texts('connect')
    const [topic = '', payload = ''] = calls.texts('publish')
    const [host = ''] = calls.texts('setServer')
    const client = await connect({
      ...{ host, port: calls.number('setServer') ?? 0, clientId, username, password },
      ...{ protocolVersion: 4, keepalive: calls.number('setKeepAlive') ?? 0 },
    })
    const [filter = ''] = calls.texts('subscribe')
    const { taken, granted } = await collect(client, filter, 1)
    expect(granted.map(({ qos }) => qos)).not.toContain(128)
    await client.publishAsync(topic, payload, { qos: 0 })
    await until(async () => (await readings(id)) > 0)
    await command(id, () => taken.some(({ text }) => text.includes('4711')))
    await client.endAsync()
    expect(await complaints(id)).toEqual([])
  })
})

describe('where only the TLS listener is on', () => {
  const listening = (listeners: { readonly mqttPort: number; readonly mqttsPort: number }): Ctx => {
    const { services } = broker
    const config = { ...services.config, listeners: { ...services.config.listeners, ...listeners } }
    return { ...broker.admin, services: { ...services, config } }
  }
  const overTls = (): Ctx => listening({ mqttPort: 0, mqttsPort: broker.mqttsPort })

  it.each([
    ['mosquitto', (): string => 'sh'],
    ['python', pythonWithPaho],
    ['node', (): string => process.execPath],
  ] as const)('the %s snippet checks the certificate and publishes', async (format, program) => {
    const id = await plant('plain')
    const script = run(program(), await download(id, format, overTls()))
    await until(async () => (await readings(id)) > 0, script)
  })

  it('the sketch is one for the ESP32, with the CA in it', async () => {
    const id = await plant('plain')
    const calls = await runSketch(await download(id, 'arduino', overTls()))
    expect(calls.lines).toContain('setCACert')
    expect(calls.number('setServer')).toBe(broker.mqttsPort)
  })

  it('nothing is invented where there is neither', async () => {
    const none = listening({ mqttPort: 0, mqttsPort: 0 })
    const id = await plant('plain')
    await expect(download(id, 'python', none)).rejects.toThrow('both of its listeners are off')
    const { text } = await issueAuthConfig(none, { id, format: 'json' })
    expect(JSON.parse(text).listeners.map(({ protocol }: { protocol: string }) => protocol)).toContain('ws')
  })
})

describe('the files that only configure', () => {
  it('are an environment that a shell can publish with', async () => {
    demandTool('mosquitto_pub', 'mosquitto-clients')
    const id = await plant('thingscale')
    const path = join(folder, 'publish.sh')
    const options = [
      '-h "$MQTT_HOST" -p "$MQTT_PORT" -k "$MQTT_KEEP_ALIVE_SECONDS" -i "$MQTT_CLIENT_ID" -V mqttv311',
      '-u "$MQTT_USERNAME" -P "$MQTT_PASSWORD" -q 1 -t "$MQTT_TOPIC" -m "$MQTT_PAYLOAD"',
    ]
    writeFileSync(path, `. ${await download(id, 'env')}\nmosquitto_pub ${options.join(' ')}\n`)
    expect(await run('sh', path).ended).toBe(0)
    expect(await readings(id)).toBeGreaterThan(0)
  })

  it('are a header that compiles, with the CA in it', async () => {
    const header = await download(await plant('connio'), 'c')
    const path = join(folder, 'header.ino')
    const sketch = [
      `#include ${JSON.stringify(header)}`,
      'void setup() { std::printf("server %s %d\\n", MQTT_TOPIC, MQTT_KEEP_ALIVE_SECONDS); }',
      'void loop() { static_assert(sizeof(MQTT_CA_CERTIFICATE) > 500, "a PEM file"); }',
    ]
    writeFileSync(path, `${sketch.join('\n')}\n`)
    expect((await runSketch(path)).lines).toEqual([
      expect.stringMatching(/^server connio\/data\/out\/devices\/.+\/properties\/temperature 25$/),
    ])
  })
})

it('a sketch compiles for the ESP8266 too', async () => {
  const id = await plant('capture')
  const calls = await runSketch(await download(id, 'arduino'), 'ESP8266')
  expect(calls.texts('publish')).toHaveLength(2)
})
