/**
 * A31: clients that say anything at all harm nobody but themselves. `npm run fuzz -- --minutes=2 --seed=1`: mutated and
 * split conversations on the lab listener and with a device's own credential, beside two witnesses who must not notice.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { MqttClient } from 'mqtt'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from '@/lib/config/config'
import { loadSecrets } from '@/lib/config/secrets'
import { migrate } from '@/lib/db/migrate'
import { makeServices } from '@/lib/services/make-services'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/server/embedded-postgres'
import { freePort } from '@/testing/free-port'
import { conversation, type Login } from '@/testing/fuzz/corpus'
import { mutate, split } from '@/testing/fuzz/mutate'
import { offend } from '@/testing/fuzz/offend'
import { makeRandom, type Random } from '@/testing/fuzz/random'
import { inboxOf } from '@/testing/inbox'
import { connect } from '@/testing/mqtt'
import { type BrokerProcess, startBrokerProcess } from '@/testing/processes'
import { makeCompany, makeDevice, makeTenant } from '@/testing/provision'

const MINUTES = Number(process.env.FUZZ_MINUTES ?? 2)
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 32)
const OFFENDERS = 12
const LINGER_MS_MAX = 40
/** What the broker's memory may grow by from the first third of the run to its end. */
const GROWTH_MAX = 1.25
const GROWTH_FLOOR_BYTES = 48 * 1024 * 1024

let dataDir: string
let postgres: EmbeddedPostgres
let broker: BrokerProcess
let labPort: number
let mqttPort: number
let offender: Login
let witness: Login

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'signalbox-fuzz-'))
  postgres = await startEmbeddedPostgres({ dataDir, isDurable: false })
  await migrate(postgres.url, resolve('prisma/migrations'))
  ;[labPort, mqttPort] = [await freePort(), await freePort()]
  const env = {
    DATABASE_URL: postgres.url,
    DATA_DIR: dataDir,
    MQTT_PORT: String(mqttPort),
    MQTT_LAB_PORT: String(labPort),
    MQTTS_PORT: '0',
    WSS_PORT: '0',
    WS_PORTS: '0',
  }
  await provision(env)
  broker = await startBrokerProcess(env)
}, 120_000)

afterAll(async () => {
  await broker.stop()
  await postgres.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

async function provision(env: Record<string, string>): Promise<void> {
  const config = readConfig(env)
  const services = makeServices(config, loadSecrets(config))
  const actor = { kind: 'system', id: 'fuzz', name: 'fuzz', isPlatformAdmin: true, reaches: [] } as const
  const ctx = { services, actor, requestId: null, address: null, sessionId: null, host: '127.0.0.1' }
  const tenant = await makeTenant(ctx, (await makeCompany(ctx)).id)
  const device = async (): Promise<Login> => {
    const made = await makeDevice(ctx, tenant.id, 'sensocan', ['load'])
    return { ...made.credential, topic: `tenant/${tenant.id}/device/${made.id}/sensor/load` }
  }
  offender = await device()
  witness = await device()
  await services.close()
}

it(`harm nobody else in ${MINUTES} minutes (seed ${SEED})`, { timeout: (MINUTES + 3) * 60_000 }, async () => {
  process.stdout.write(`fuzz: seed ${SEED}, ${MINUTES} minutes\n`)
  const watched = await startWitnesses()
  const endAt = performance.now() + MINUTES * 60_000
  let conversations = 0
  const offending = Array.from({ length: OFFENDERS }, async (_, index) => {
    const random = makeRandom(SEED + index)
    while (performance.now() < endAt && isAlive()) {
      await offendOnce(random)
      conversations++
    }
  })
  const [settledBytes] = await Promise.all([memoryAfter(MINUTES * 20_000), ...offending])
  const { sent, acknowledged, heard, isConnected } = await watched.stop()
  process.stdout.write(`fuzz: ${conversations} conversations, ${acknowledged} messages of the witness\n`)
  expect(isAlive(), 'the broker lives').toBe(true)
  expect(errorsIn(broker.said())).toEqual([])
  expect(isConnected, 'the witnesses stayed connected').toBe(true)
  expect([acknowledged, heard]).toEqual([sent, sent])
  expect(memoryBytes()).toBeLessThan(settledBytes * GROWTH_MAX + GROWTH_FLOOR_BYTES)
})

async function offendOnce(random: Random): Promise<void> {
  const isLab = random.chance(0.6)
  const login = isLab ? { topic: random.pick(['a/b', 'a', 'a/b/c']) } : offender
  const packets = mutate(random, conversation(random, login))
  const pieces = random.chance(0.5) ? packets : split(random, Buffer.concat(packets))
  await offend(isLab ? labPort : mqttPort, pieces, random.below(LINGER_MS_MAX))
}

const isAlive = (): boolean => broker.child.exitCode === null && broker.child.signalCode === null

/** Level 50 and above: what the broker itself holds for a defect. Each once, with its place. */
const errorsIn = (log: string): string[] => {
  const found = log.split('\n').filter((line) => /"level":(?:[5-9]\d|\d{3,})/.test(line))
  return [...new Set(found.map((line) => line.replace(/"time":\d+,/, '').slice(0, 900)))].slice(0, 5)
}

/** One hears in the lab what the other says there; the device has its readings acknowledged. Each waits for its answer. */
async function startWitnesses() {
  const reader = await connect({ port: labPort, clientId: 'witness-reader' })
  const inbox = inboxOf(reader)
  await reader.subscribeAsync('witness/of/all', { qos: 1 })
  const writer = await connect({ port: labPort, clientId: 'witness-writer' })
  const { username, password } = witness
  const device = await connect({
    port: mqttPort,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
  })
  const clients: readonly MqttClient[] = [reader, writer, device]
  const count = { sent: 0, acknowledged: 0, heard: 0 }
  let isOver = false
  const run = (async () => {
    while (!isOver && clients.every((client) => client.connected)) {
      const text = JSON.stringify({ value: count.sent++ })
      await device.publishAsync(witness.topic, text, { qos: 1 })
      await writer.publishAsync('witness/of/all', text, { qos: 1 })
      count.acknowledged++
      if ((await inbox.next()).text === text) count.heard++
    }
  })()
  return {
    stop: async () => {
      isOver = true
      await run.catch(() => {})
      const isConnected = clients.every((client) => client.connected)
      for (const client of clients) client.end(true)
      return { ...count, isConnected }
    },
  }
}

async function memoryAfter(ms: number): Promise<number> {
  await new Promise((next) => setTimeout(next, ms))
  return memoryBytes()
}

function memoryBytes(): number {
  const status = readFileSync(`/proc/${broker.child.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
}
