/**
 * A31: clients that say anything at all harm nobody but themselves. `npm run fuzz -- --minutes=2 --seed=1`: mutated and
 * split conversations on the lab listener and with a device's own credential, beside two witnesses who must not notice.
 */
import { mkdtempSync, rmSync } from 'node:fs'
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
import { heldBytes, MEMORY_PROBE } from '@/testing/held-bytes'
import { inboxOf } from '@/testing/inbox'
import { connect } from '@/testing/mqtt'
import { type BrokerProcess, startBrokerProcess } from '@/testing/processes'
import { makeCompany, makeDevice, makeTenant } from '@/testing/provision'

const MINUTES = Number(process.env.FUZZ_MINUTES ?? 2)
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 32)
const OFFENDERS = 12
const LINGER_MS_MAX = 40
/** Of the minutes, after which the caches are warm and what is bounded is as full as it gets. */
const WARM = 1 / 3
/** What is bounded may fill up after that: 1,000 retained messages, the ring of recent ones, code that is compiled late ... */
const GROWTH_BYTES_MAX = 12 * 1024 * 1024
/** ... and a session that a mutated client id began waits for somebody to come back to it. */
const GROWTH_BYTES_EACH = 128

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
  broker = await startBrokerProcess(env, MEMORY_PROBE)
}, 300_000)

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

it(`A31 clients that say anything harm nobody else, ${MINUTES} minutes of them (seed ${SEED})`, {
  timeout: (MINUTES + 5) * 60_000,
}, async () => {
  process.stdout.write(`fuzz: seed ${SEED}, ${MINUTES} minutes\n`)
  const watched = await startWitnesses()
  const randoms = Array.from({ length: OFFENDERS }, (_, index) => makeRandom(SEED + index))
  const warmUp = await offendFor(randoms, MINUTES * WARM)
  const heldWarm = await heldBytes(broker.child)
  const conversations = await offendFor(randoms, MINUTES * (1 - WARM))
  const { sent, acknowledged, heard, isConnected } = await watched.stop()
  process.stdout.write(
    `fuzz: ${warmUp} and ${conversations} conversations, ${acknowledged} messages of the witness\n`,
  )
  expect(isAlive(), 'the broker lives').toBe(true)
  expect(errorsIn(broker.said())).toEqual([])
  expect(isConnected, 'the witnesses stayed connected').toBe(true)
  expect([acknowledged, heard]).toEqual([sent, sent])
  // Sessions that have ended are remembered for a moment, for their wills.
  let grown = 0
  const grownBytes = async () => {
    grown = (await heldBytes(broker.child)) - heldWarm
    return grown
  }
  await expect
    .poll(grownBytes, { timeout: 60_000, interval: 1_000, message: 'bytes more than when it was warm' })
    .toBeLessThan(GROWTH_BYTES_MAX + GROWTH_BYTES_EACH * conversations)
  process.stdout.write(`fuzz: the broker holds ${Math.round(grown / 1024)} KiB more than when it was warm\n`)
})

/** Resolves to how many conversations there were. */
async function offendFor(randoms: readonly Random[], minutes: number): Promise<number> {
  const endAt = performance.now() + minutes * 60_000
  let conversations = 0
  await Promise.all(
    randoms.map(async (random) => {
      for (; performance.now() < endAt && isAlive(); conversations++) await offendOnce(random)
    }),
  )
  return conversations
}

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
