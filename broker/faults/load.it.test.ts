/** A29: more connections, and more messages, than come on any day. Nothing is asked of the machine's speed: it is printed. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { atOnce } from '@/testing/at-once'
import { BurstClient } from '@/testing/burst-client'
import { IdleClient } from '@/testing/idle-client'
import { makeCompany, makeDevice, makeTenant } from '@/testing/provision'
import { startWatchedBroker, type WatchedBroker } from '@/testing/watched-broker'

const DEVICES = 20
const CONNECTIONS = Number(process.env.LOAD_CONNECTIONS ?? 10_000)
const FAST_CONNECTIONS = 5_000
const CONNECTS_AT_ONCE = 64
/** Of the process: its own files, and what the tests hold. */
const FILES_BESIDE = 600
const CONNECTION_BYTES_MAX = 48 * 1024
/** A machine that is busy with other things is waited for. */
const PATIENCE_MS = 10 * 60_000

/** `LOAD_MESSAGES=450000`: thirty seconds of 15,000 a second. */
const MESSAGES = Number(process.env.LOAD_MESSAGES ?? 30_000)
/** With blanks around it, so that what is offered is far more than the broker may hold of it. */
const MESSAGE_BYTES = 4_000
const BURST_BYTES_MAX = 64 * 1024 * 1024

interface Sender {
  readonly id: string
  readonly username: string
  readonly password: string
  readonly topic: string
}

let broker: WatchedBroker
let senders: Sender[]

beforeAll(async () => {
  broker = await startWatchedBroker()
  const tenant = await makeTenant(broker.admin, (await makeCompany(broker.admin)).id)
  const limits = { publishesPerSecond: 1_000_000, publishBurst: 1_000_000 }
  await updateTenant(broker.admin, { id: tenant.id, limits })
  senders = await atOnce(Array.from({ length: DEVICES }), 4, async () => {
    const { id, credential } = await makeDevice(broker.admin, tenant.id, 'sensocan', ['load'])
    const { username, password } = credential
    return { id, username, password, topic: `tenant/${tenant.id}/device/${id}/sensor/load` }
  })
}, 300_000)
afterAll(() => broker.stop())

const told = (what: string, count: number, sinceMs: number) =>
  process.stdout.write(
    `A29: ${what}: ${Math.round((count * 1000) / (performance.now() - sinceMs))} a second\n`,
  )

/** One socket is one file on either side. */
function connectionsMax(): number {
  const [, files] = /Max open files\s+\d+\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8')) ?? []
  return files === undefined ? CONNECTIONS : Math.min(CONNECTIONS, Number(files) - FILES_BESIDE)
}

it('A29 connects as fast as they come, and ten thousand that are idle: all let in, all answered, none kept', {
  timeout: PATIENCE_MS,
}, async () => {
  const open = (from: number, to: number) =>
    atOnce(
      Array.from({ length: to - from }, (_, index) => from + index),
      CONNECTS_AT_ONCE,
      (index) => {
        const { username, password } = senderOf(index)
        return IdleClient.open(broker.mqttPort, { clientId: `idle-${index}`, username, password })
      },
    )
  const count = connectionsMax()
  const fast = Math.min(FAST_CONNECTIONS, count)
  const before = await broker.heldBytes()
  const beganMs = performance.now()
  const clients = await open(0, fast)
  told(`${fast} connects, each with its login`, fast, beganMs)
  clients.push(...(await open(fast, count)))
  const each = ((await broker.heldBytes()) - before) / count
  process.stdout.write(`A29: ${count} idle connections of ${Math.round(each / 1024)} KiB each\n`)
  expect(each).toBeLessThan(CONNECTION_BYTES_MAX)
  await atOnce(clients, count, (client) => client.ping())
  await atOnce(clients, count, (client) => client.drop())
  // A session is remembered for a moment after its end, for its will.
  const left = async () => ((await broker.heldBytes()) - before) / count
  await expect.poll(left, { timeout: PATIENCE_MS / 2, interval: 500 }).toBeLessThan(each / 10)
})

it('A29 a burst of durable messages: what is not taken in waits at its sender, nothing acknowledged is lost', {
  timeout: PATIENCE_MS,
}, async () => {
  const perDevice = Math.floor(MESSAGES / DEVICES)
  const fromMs = Date.UTC(2026, 0, 1)
  const payloadOf = (index: number) =>
    Buffer.from(
      JSON.stringify({ value: index, timestamp: new Date(fromMs + index).toISOString() }).padEnd(
        MESSAGE_BYTES,
      ),
    )
  const clients = await atOnce(senders, 8, (sender) => BurstClient.open(broker.mqttPort, sender))
  const before = await broker.heldBytes()
  const beganMs = performance.now()
  const acknowledged = () => clients.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)
  const held: number[] = []
  const watching = watchWhile(acknowledged, perDevice * DEVICES, async () => {
    held.push((await broker.heldBytes()) - before)
  })
  await atOnce(clients, DEVICES, (client, index) => client.send(senderOf(index).topic, perDevice, payloadOf))
  told(`${perDevice * DEVICES} durable messages`, perDevice * DEVICES, beganMs)
  await watching
  const ids = Array.from({ length: perDevice }, (_, index) => index + 1)
  for (const client of clients) expect(client.acknowledged).toEqual(ids)
  for (const client of clients) client.drop()
  expect(await stored()).toEqual(
    senders.map(({ id }) => ({ id, count: perDevice, sum: (perDevice * (perDevice - 1)) / 2 })).sort(byId),
  )
  process.stdout.write(`A29: ${Math.round(Math.max(...held) / 1024 / 1024)} MiB more in the broker at most\n`)
  expect(Math.max(...held)).toBeLessThan(BURST_BYTES_MAX)
})

function senderOf(index: number): Sender {
  const sender = senders[index % DEVICES]
  if (!sender) throw new Error('there is no device')
  return sender
}

/** Looks after each quarter of the way. */
async function watchWhile(countOf: () => number, all: number, look: () => Promise<void>): Promise<void> {
  for (const quarter of [1, 2, 3]) {
    await expect
      .poll(countOf, { timeout: PATIENCE_MS / 2, interval: 20 })
      .toBeGreaterThanOrEqual((all * quarter) / 4)
    await look()
  }
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

async function stored(): Promise<object[]> {
  const { rows } = await broker.services.db.pool.query<{ id: string; count: number; sum: number }>(
    `SELECT s.device_id AS id, count(*)::int AS count, sum(r.num)::float8 AS sum
       FROM readings r JOIN sensors s ON s.series = r.series GROUP BY s.device_id`,
  )
  return rows.sort(byId)
}
