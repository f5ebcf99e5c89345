/** Where the database is silent for 2 s nothing is accepted, acknowledged or delivered, and no socket is closed. */
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { askBroker } from '@/lib/link/ask-broker'
import { updateDevice } from '@/lib/services/devices/update-device'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { closed, connect, refusedCode } from '@/testing/mqtt'
import { makeDevice, makePlant } from '@/testing/provision'
import { rawConnect } from '@/testing/raw-client'

/** What the line of the assurance says; the tests beside it run meanwhile. */
const OUTAGE_MS = 60_000
const KEEP_ALIVE_SECONDS = 20
const SERVER_UNAVAILABLE = 3

const suspended = (broker: TestBroker) =>
  expect
    .poll(async () => (await askBroker(broker.link).health()).status, { timeout: 30_000 })
    .toBe('degraded')
const count = async (broker: TestBroker) => (await broker.pool.query('SELECT FROM readings')).rowCount

/** A broker of its own, since what is silent is silent for all of its clients. */
async function withBroker(use: (broker: TestBroker) => Promise<void>): Promise<void> {
  const broker = await startTestBroker({ proxied: true })
  try {
    await use(broker)
  } finally {
    broker.resume()
    await broker.stop()
  }
}

describe.concurrent('A12 while the database is silent', { timeout: 240_000 }, () => {
  it.each(['stalls', 'is cut'] as const)(
    'for 60 s, since it %s, sessions are suspended, none is closed, and what changed is applied first',
    (how) =>
      withBroker(async (broker) => {
        const { tenant, device } = await makePlant(broker.admin, 'sensocan', ['t'])
        const revoked = await makeDevice(broker.admin, tenant.id, 'sensocan', ['t'])
        const reader = await makeDevice(broker.admin, tenant.id, 'plain')
        const topicOf = ({ id }: { id: string }) => `tenant/${tenant.id}/device/${id}/sensor/t`
        const enter = async ({ credential: { username, password } }: typeof revoked) => {
          const login = { username, password: Buffer.from(password), keepalive: KEEP_ALIVE_SECONDS }
          return (await rawConnect(broker.mqttPort, 4, { ...login, clientId: 'raw' })).client
        }
        const [live, gone, quiet] = [await enter(device), await enter(revoked), await enter(reader)]
        await quiet.subscribe('line', 1)
        if (how === 'stalls') broker.stall()
        else broker.cutDatabase()
        const since = performance.now()
        await suspended(broker)
        for (const [client, one] of [
          [live, device],
          [gone, revoked],
        ] as const)
          client.send({
            cmd: 'publish',
            topic: topicOf(one),
            payload: '{"value":1}',
            qos: 1,
            retain: false,
            dup: false,
            messageId: 1,
          })
        // A client that says nothing for so long is gone; one that asks is not, though nobody answers it.
        quiet.send({ cmd: 'pingreq' })
        await updateDevice(broker.admin, { id: revoked.id, status: 'disabled' })
        await wait(OUTAGE_MS - (performance.now() - since))
        expect((await askBroker(broker.link).health()).status).toBe('degraded')
        expect([live, gone, quiet].map(({ socket }) => [socket.destroyed, socket.readableEnded])).toEqual(
          Array(3).fill([false, false]),
        )
        expect([live, gone, quiet].map((client) => client.arrived)).toEqual([0, 0, 0])
        broker.resume()
        expect(await live.expect('puback')).toMatchObject({ messageId: 1 })
        expect(await gone.untilClosed()).toEqual([])
        expect((await quiet.next()).cmd).toBe('pingresp')
        expect(await count(broker)).toBe(1)
        await Promise.all([live.drop(), quiet.drop()])
      }),
  )

  it('publishes wait without an acknowledgement, and go on when it answers again', () =>
    withBroker(async (broker) => {
      const { tenant, device } = await makePlant(broker.admin, 'sensocan', ['t'])
      const topic = `tenant/${tenant.id}/device/${device.id}/sensor/t`
      const client = await connect({ port: broker.mqttPort, ...device.credential })
      broker.stall()
      await suspended(broker)
      let acknowledged = 0
      const publishes = Array.from({ length: 200 }, (_, value) =>
        client.publishAsync(topic, JSON.stringify({ value }), { qos: 1 }).then(() => acknowledged++),
      )
      const late = { port: broker.mqttPort, ...device.credential, clientId: 'late', connectTimeout: 60_000 }
      expect(await refusedCode(late)).toBe(SERVER_UNAVAILABLE)
      expect([acknowledged, client.connected]).toEqual([0, true])
      broker.resume()
      await Promise.all(publishes)
      expect(await count(broker)).toBe(200)
      await client.endAsync()
    }))

  it('a revocation made meanwhile is applied before anything moves', () =>
    withBroker(async (broker) => {
      const { tenant, device } = await makePlant(broker.admin, 'sensocan', ['t'])
      const topic = `tenant/${tenant.id}/device/${device.id}/sensor/t`
      const client = await connect({ port: broker.mqttPort, ...device.credential })
      broker.stall()
      await suspended(broker)
      await updateDevice(broker.admin, { id: device.id, status: 'disabled' })
      const cut = closed(client)
      client.publish(topic, '{"value":1}', { qos: 1 }, () => {})
      broker.resume()
      await cut
      expect(await refusedCode({ port: broker.mqttPort, ...device.credential })).toBe(5)
      expect(await count(broker)).toBe(0)
    }))
})
