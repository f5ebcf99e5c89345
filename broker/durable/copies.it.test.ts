/** The raw tree and events for durable sessions: committed with the message that they are made of. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '@/testing/mqtt'
import { durable, endAll, goOn } from '@/testing/plain'
import { makeCompany, makeDevice, makeTenant, makeUser, PASSWORD } from '@/testing/provision'
import { type RestartedBroker, startRestartedBroker } from '@/testing/restarted-broker'

/** A process is started again, which takes its time on a machine that has other things to do. */
const PATIENCE_MS = 600_000
const SOON = { timeout: 60_000 }

let broker: RestartedBroker
beforeAll(async () => {
  broker = await startRestartedBroker()
}, PATIENCE_MS)
afterAll(() => broker.stop(), PATIENCE_MS)

async function makePlant() {
  const { admin } = broker
  const company = await makeCompany(admin)
  const { id, application } = await makeTenant(admin, company.id)
  const device = await makeDevice(admin, id, 'sensocan', ['t'])
  const { username } = await makeUser(admin, company.id, 'engineer')
  return {
    company,
    app: `app/${application}`,
    login: { username, password: PASSWORD },
    topic: `tenant/${id}/device/${device.id}/sensor/t`,
    open: () => connect({ port: broker.mqttPort, ...device.credential }),
  }
}

it('A34 are there for what was acknowledged, each once and in order, over kill -9', {
  timeout: PATIENCE_MS,
}, async () => {
  const { company, app, login, topic, open } = await makePlant()
  const session = { port: broker.mqttPort, ...login, ...durable(5, 'back') }
  const before = await connect(session)
  await before.subscribeAsync([`v1/raw/${company.name}/#`, app], { qos: 1 })
  await before.endAsync()
  const device = await open()
  const acknowledged: number[] = []
  await new Promise<void>((resolve) => {
    for (let value = 1; value <= 200; value++)
      device.publish(topic, JSON.stringify({ value }), { qos: 1 }, (error) => {
        if (!error && acknowledged.push(value) === 40) resolve()
      })
  })
  await broker.again('kill -9')
  device.end(true)
  const again = await open()
  const { client, inbox } = await goOn(session)
  await again.publishAsync(topic, '{"value":0}', { qos: 1 })
  const raw: number[] = []
  const events: number[] = []
  const isOver = (values: readonly number[]) => values.at(-1) === 0
  while (!isOver(raw) || !isOver(events)) {
    const message = await inbox.next()
    const body = JSON.parse(message.text)
    if (message.topic !== app) raw.push(body.Value)
    else if ('value' in body.data) events.push(body.data.value)
  }
  for (const values of [raw, events]) {
    const once = [...new Set(values)]
    expect(values.filter((value) => acknowledged.includes(value))).toEqual(acknowledged)
    expect(values).toEqual(once.toSorted((a, b) => (a || 1e9) - (b || 1e9)))
  }
  await endAll(again, client)
})

it('go to one member of a group, whatever its mode, where all of them are away', SOON, async () => {
  const { app, login, topic, open } = await makePlant()
  const members = (['structured', 'binary'] as const).map((mode) => ({
    mode,
    session: { port: broker.mqttPort, ...login, ...durable(5, mode) },
  }))
  for (const { mode, session } of members) {
    const client = await connect(session)
    const properties = { userProperties: { 'content-mode': mode } }
    await client.subscribeAsync(`$share/g/${app}`, { qos: 1, properties })
    await client.endAsync()
  }
  const device = await open()
  for (let value = 0; value < 6; value++)
    await device.publishAsync(topic, JSON.stringify({ value }), { qos: 1 })
  const values: number[][] = []
  const connections: unknown[] = []
  for (const { session } of members) {
    const { client, inbox } = await goOn(session)
    const waiting = async () => {
      const { rowCount } = await broker.services.db.pool.query(
        `SELECT FROM mqtt_queue q JOIN mqtt_sessions s ON s.id = q.session_id
          WHERE s.client_id = $1 AND q.topic LIKE '%' || $2`,
        [session.clientId, app.slice(4)],
      )
      return rowCount
    }
    await expect.poll(waiting, SOON).toBe(0)
    const bodies = inbox.taken.map(({ text, contentType }) =>
      contentType?.includes('cloudevents') ? JSON.parse(text).data : JSON.parse(text),
    )
    values.push(bodies.flatMap((body) => body.value ?? []))
    connections.push(...bodies.filter((body) => 'connected' in body))
    await client.endAsync()
  }
  expect(values.flat().sort()).toEqual([0, 1, 2, 3, 4, 5])
  expect(values.map(({ length }) => length > 1)).toEqual([true, true])
  expect(connections).toEqual([{ connected: true }])
  await device.endAsync()
})
