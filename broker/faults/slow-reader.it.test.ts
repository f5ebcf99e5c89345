/** A30: readers that stop reading under fan-out: QoS 0 is lost to them and counted, QoS 1 cuts them; nobody else is slowed. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listConnections } from '@/lib/services/connections/list-connections'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { recordOf } from '@/testing/live-log'
import { makePlainTenant, type PlainTenant } from '@/testing/plain'
import { type RawClient, rawConnect } from '@/testing/raw-client'
import { startWatchedBroker, type WatchedBroker } from '@/testing/watched-broker'

const READERS = 6
/** More than the buffers of the system hold for one connection, and ours beside them. */
const PAYLOAD = Buffer.alloc(64 * 1024, 'x')
const MESSAGES = 400
const MESSAGES_BEFORE = 100
/** A broker that waits for a slow reader makes the others wait for many seconds. */
const P99_FACTOR_MAX = 10
const P99_MORE_MS_MAX = 1_000
const HELD_BYTES_MAX = 16 * 1024 * 1024

let broker: WatchedBroker
let tenant: PlainTenant
let writer: RawClient
beforeAll(async () => {
  broker = await startWatchedBroker()
  tenant = await makePlainTenant(broker.admin)
  await updateTenant(broker.admin, {
    id: tenant.tenantId,
    limits: { publishesPerSecond: 1_000_000, publishBurst: 1_000_000 },
  })
  writer = await open('writer')
}, 300_000)
afterAll(() => broker.stop())

async function open(clientId: string): Promise<RawClient> {
  const { username, password } = tenant.asDevice
  const login = { clientId, username, password: Buffer.from(password) }
  return (await rawConnect(broker.mqttPort, 4, login)).client
}

async function reader(clientId: string, qos: 0 | 1): Promise<RawClient> {
  const client = await open(clientId)
  await client.subscribe('fan/out', qos)
  return client
}

/** Each message once the one before has reached everybody; how long each of them took to each reader. */
async function fanOut(readers: readonly RawClient[], count: number): Promise<number[]> {
  const tookMs: number[] = []
  for (let sent = 0; sent < count; sent++) {
    const beganMs = performance.now()
    const all = readers.map(async (client) => {
      const { messageId, qos } = await client.message()
      tookMs.push(performance.now() - beganMs)
      if (qos > 0) client.send({ cmd: 'puback', messageId })
    })
    await Promise.all([writer.publish('fan/out', PAYLOAD), ...all])
  }
  return tookMs
}

const p99 = (tookMs: readonly number[]): number =>
  [...tookMs].sort((a, b) => a - b)[Math.floor(tookMs.length * 0.99)] ?? Number.POSITIVE_INFINITY

const droppedFor = async (clientId: string): Promise<number | undefined> =>
  (await listConnections(broker.admin, { q: clientId, limit: 10 })).items.at(0)?.droppedQos0

it('A30 a reader that stops loses QoS 0, counted, or is cut; all others get every message as fast as before', {
  timeout: 300_000,
}, async () => {
  const readers = await Promise.all(
    Array.from({ length: READERS }, (_, index) => reader(`quick-${index}`, index % 2 === 0 ? 0 : 1)),
  )
  const before = p99(await fanOut(readers, MESSAGES_BEFORE))
  const heldBefore = await broker.heldBytes()

  const [losing, cut] = await Promise.all([reader('stopped-0', 0), reader('stopped-1', 1)])
  for (const { socket } of [losing, cut]) socket.pause()
  const beside = p99(await fanOut(readers, MESSAGES))
  const more = (await broker.heldBytes()) - heldBefore
  process.stdout.write(
    `A30: p99 ${before.toFixed(1)} ms, beside stopped readers ${beside.toFixed(1)} ms; ${Math.round(more / 1024)} KiB more held\n`,
  )
  expect(beside).toBeLessThan(before * P99_FACTOR_MAX + P99_MORE_MS_MAX)
  expect(more).toBeLessThan(HELD_BYTES_MAX)

  const dropped = await droppedFor('stopped-0')
  losing.socket.resume()
  const come = await losing.untilPing()
  expect(dropped).toBeGreaterThan(0)
  expect(come.length + (dropped ?? 0)).toBe(MESSAGES)

  expect(await droppedFor('stopped-1')).toBeUndefined()
  cut.socket.resume()
  expect((await cut.untilClosed()).length).toBeLessThan(MESSAGES)
  expect(await recordOf(broker.services.db.pool, tenant.companyId, 'queue-full')).toMatchObject({
    kind: 'connection',
    client_id: 'stopped-1',
    sentence: 'Disconnected: the client reads too slowly.',
    told: 'disconnected',
    mend: { sentence: expect.stringContaining('subscribe to less') },
  })
  await Promise.all([writer, losing, ...readers].map((client) => client.drop()))
})
