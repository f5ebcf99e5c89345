/** One company, five dialects: what each publishes reaches both integration sides, and commands reach each of them. */
import type { MqttClient } from 'mqtt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiToken } from '@/lib/services/api-tokens/create-api-token'
import { getCommand } from '@/lib/services/commands/get-command'
import { publishToDevice } from '@/lib/services/commands/publish-to-device'
import { listDevices } from '@/lib/services/devices/list-devices'
import { createSensor } from '@/lib/services/sensors/create-sensor'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { createApiKey } from '@/lib/services/users/create-api-key'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { collect, connect } from '@/testing/mqtt'
import { makeCompany, makeDevice, makeTenant, makeUser, PASSWORD } from '@/testing/provision'

let broker: TestBroker
let fleet: Awaited<ReturnType<typeof makeFleet>>
beforeAll(async () => {
  broker = await startTestBroker()
  fleet = await makeFleet()
})
afterAll(async () => {
  await Promise.all(Object.values(fleet.clients).map((client) => client.endAsync()))
  await broker.stop()
})

/** A device a dialect, connected; the ThingScale one registers itself with its first message. */
async function makeFleet() {
  const company = await makeCompany(broker.admin)
  const tenant = await makeTenant(broker.admin, company.id)
  await updateTenant(broker.admin, { id: tenant.id, settings: { sensocanCommands: true } })
  const port = broker.mqttPort
  const capture = await makeDevice(broker.admin, tenant.id, 'capture')
  const drogue = await makeDevice(broker.admin, tenant.id, 'drogue')
  const sensocan = await makeDevice(broker.admin, tenant.id, 'sensocan', ['temp'])
  const connio = await makeDevice(broker.admin, tenant.id, 'connio')
  await createSensor(broker.admin, { id: connio.id, slug: 'temp' })
  const account = await makeDevice(broker.admin, tenant.id, 'thingscale')
  const user = await makeUser(broker.admin, company.id, 'engineer')
  const { key } = await createApiKey(broker.admin, { id: user.id, label: 'consumer' }).then((made) => ({
    key: made.password,
  }))
  const clients = {
    capture: await connect({ port, ...capture.credential }),
    drogue: await connect({ port, ...drogue.credential }),
    sensocan: await connect({ port, ...sensocan.credential }),
    thingscale: await connect({ port, ...account.credential, clientId: 'station_1' }),
    connio: await connect({ port, ...connio.credential, clientId: connio.externalId, keepalive: 25 }),
  }
  return {
    company,
    tenant,
    user,
    key,
    token: account.credential.password,
    clients,
    capture,
    drogue,
    sensocan,
    connio,
  }
}

/** What each device sends, and how the others see it. */
const messages = () => {
  const { tenant, token, capture, sensocan, connio } = fleet
  return {
    capture: { topic: `v1/sources/${capture.externalId}/data/read/line/oven/temp`, payload: '{"Value":1}' },
    drogue: { topic: 'temp', payload: '{"temp":2}' },
    sensocan: { topic: `tenant/${tenant.id}/device/${sensocan.id}/sensor/temp`, payload: '{"value":3}' },
    thingscale: { topic: `${token}/json/station`, payload: '{"temp":4}' },
    connio: { topic: `connio/data/out/devices/${connio.externalId}/properties/temp`, payload: '5' },
  }
}

async function publishAll(): Promise<void> {
  for (const [dialect, { topic, payload }] of Object.entries(messages())) {
    const client = clientOf(dialect)
    await client.publishAsync(topic, payload, { qos: 1 })
  }
}

function clientOf(dialect: string): MqttClient {
  const found = Object.entries(fleet.clients).find(([name]) => name === dialect)
  if (!found) throw new Error(`no client speaks ${dialect}`)
  return found[1]
}

const consumer = (protocolVersion: 4 | 5, clientId: string) =>
  connect({
    port: broker.mqttPort,
    username: fleet.user.username,
    password: fleet.key,
    protocolVersion,
    clientId,
    clean: true,
  })

const idsOf = async () => {
  const { items } = await listDevices(broker.admin, { tenantId: fleet.tenant.id, limit: 50 })
  const station = items.find(({ externalId }) => externalId === 'station')
  return { ...fleet, station }
}

describe('five devices of five dialects', () => {
  it('are all on the raw tree of a Capture user', async () => {
    const user = await connect({ port: broker.mqttPort, username: fleet.user.username, password: PASSWORD })
    const raw = await collect(user, `v1/raw/${fleet.company.name}/#`, 1)
    await publishAll()
    const seen = []
    for (let count = 0; count < 5; count++) seen.push(await raw.next())
    const { capture, drogue, sensocan, connio, station } = await idsOf()
    const root = `v1/raw/${fleet.company.name}`
    expect(new Map(seen.map(({ topic, text }) => [topic, JSON.parse(text).Value]))).toEqual(
      new Map([
        [`${root}/${capture.externalId}/line/oven/temp`, 1],
        [`${root}/${drogue.id}/drogue/temp/temp`, 2],
        [`${root}/${sensocan.id}/sensocan/temp/value`, 3],
        [`${root}/${station?.id}/thingscale/default/temp`, 4],
        [`${root}/${connio.id}/connio/properties/temp`, 5],
      ]),
    )
    await user.endAsync()
  })

  it('are all CloudEvents for a Drogue consumer, in both modes', async () => {
    const { application } = fleet.tenant
    const structured = await consumer(4, 'structured')
    const binary = await consumer(5, 'binary')
    const whole = await collect(structured, `app/${application}`, 1)
    const attributes: Record<string, unknown>[] = []
    binary.on('message', (_topic, payload, packet) => {
      attributes.push({
        ...packet.properties?.userProperties,
        contentType: packet.properties?.contentType,
        data: JSON.parse(payload.toString()),
      })
    })
    await binary.subscribeAsync(`app/${application}`, {
      qos: 1,
      properties: { userProperties: { 'content-mode': 'binary' } },
    })
    await publishAll()
    const events = []
    for (let count = 0; count < 5; count++) events.push(JSON.parse((await whole.next()).text))
    const { capture, drogue, sensocan, connio } = fleet
    const expected = [
      { device: capture.externalId, subject: 'line/oven', data: { temp: 1 } },
      { device: drogue.externalId, subject: 'temp', data: { temp: 2 } },
      { device: sensocan.externalId, subject: 'temp', data: { value: 3 } },
      { device: 'station', subject: 'default', data: { temp: 4 } },
      { device: connio.externalId, subject: 'temp', data: { temp: 5 } },
    ]
    for (const one of expected) {
      expect(events).toContainEqual(
        expect.objectContaining({ ...one, specversion: '1.0', type: 'io.drogue.event.v1', application }),
      )
    }
    await expect.poll(() => attributes.length).toBe(5)
    for (const one of expected) {
      expect(attributes).toContainEqual(
        expect.objectContaining({ ...one, specversion: '1.0', contentType: 'application/json' }),
      )
    }
    await Promise.all([structured.endAsync(), binary.endAsync()])
  })

  it('reach a shared group of two once each, whatever versions its members speak', async () => {
    const { application } = fleet.tenant
    const members = [await consumer(4, 'member-1'), await consumer(5, 'member-2')]
    const shares = await Promise.all(
      members.map((member) => collect(member, `$share/workers/app/${application}`, 1)),
    )
    const alone = await consumer(5, 'alone')
    const other = await collect(alone, `$share/others/app/${application}`, 1)
    await publishAll()
    await publishAll()
    for (let count = 0; count < 10; count++) await other.next()
    await expect.poll(() => shares.flatMap(({ taken }) => taken).length).toBe(10)
    const topics = shares.flatMap(({ taken }) => taken.map(({ topic }) => topic))
    expect(new Set(topics)).toEqual(new Set([`app/${application}`]))
    expect(shares.map(({ taken }) => taken.length)).toEqual([5, 5])
    const ids = shares.flatMap(({ taken }) => taken.map(({ text }) => JSON.parse(text).id))
    expect(new Set(ids).size).toBe(10)
    // The share of a member that leaves goes on.
    await members[0]?.endAsync()
    await publishAll()
    await expect.poll(() => shares[1]?.taken.length).toBe(10)
    await Promise.all([members[1]?.endAsync(), alone.endAsync()])
  })
})

describe('a command from each of three entrances', () => {
  /** Where each device hears a command of this name, and what it reads there. */
  const inboxes = () => {
    const { tenant, token, capture, sensocan, connio } = fleet
    return {
      capture: `v1/sources/${capture.externalId}/cmd/writedata`,
      drogue: 'command/inbox//setpoint',
      sensocan: `tenant/${tenant.id}/device/${sensocan.id}/command/setpoint`,
      thingscale: `${token}/station/subscribe`,
      connio: `connio/data/in/devices/${connio.externalId}/properties/setpoint`,
    }
  }
  const filters = () => ({ ...inboxes(), drogue: 'command/inbox/#' })

  it('reaches each device in its own dialect', async () => {
    await publishAll()
    const { station } = await idsOf()
    const { capture, drogue, sensocan, connio, tenant, company, user } = fleet
    const listening = new Map<string, Awaited<ReturnType<typeof collect>>>()
    for (const [dialect, filter] of Object.entries(filters()))
      listening.set(dialect, await collect(clientOf(dialect), filter, 1))
    const heard = async (dialect: string) => {
      const message = await listening.get(dialect)?.next()
      const topic = Object.entries(inboxes()).find(([name]) => name === dialect)?.[1]
      expect(message?.topic).toBe(topic)
      return JSON.parse(message?.text ?? '')
    }
    const targets = {
      capture: { uuid: capture.id, externalId: capture.externalId },
      drogue: { uuid: drogue.id, externalId: drogue.externalId },
      sensocan: { uuid: sensocan.id, externalId: sensocan.externalId },
      thingscale: { uuid: station?.id ?? '', externalId: 'station' },
      connio: { uuid: connio.id, externalId: connio.externalId },
    }
    const token = await createApiToken(broker.admin, {
      companyId: company.id,
      name: 'back end',
      scopes: ['send:commands'],
    })
    const captureSide = await connect({ port: broker.mqttPort, username: token.id, password: token.value })
    const drogueSide = await connect({ port: broker.mqttPort, username: user.username, password: fleet.key })
    for (const [dialect, { uuid, externalId }] of Object.entries(targets)) {
      const expected = (value: number) =>
        dialect === 'capture' ? expect.objectContaining({ Topic: 'setpoint', Data: value }) : value
      const body = JSON.stringify({ Topic: 'setpoint', Data: 21 })
      const source = dialect === 'capture' ? externalId : uuid
      await captureSide.publishAsync(`v1/sources/${source}/cmd/writedata`, body, { qos: 1 })
      expect(await heard(dialect)).toEqual(expected(21))
      await drogueSide.publishAsync(`command/${tenant.application}/${externalId}/setpoint`, '22', { qos: 1 })
      expect(await heard(dialect)).toEqual(expected(22))
      const queued = await publishToDevice(broker.admin, {
        deviceId: uuid,
        qos: 1,
        payload: 23,
        name: 'setpoint',
      })
      expect(await heard(dialect)).toEqual(expected(23))
      // Drogue's commands go out at QoS 0, of which nobody can say that it arrived.
      const state = dialect === 'drogue' ? 'sent' : 'delivered'
      await expect.poll(async () => (await getCommand(broker.admin, { id: queued.id })).state).toBe(state)
    }
    await Promise.all([captureSide.endAsync(), drogueSide.endAsync()])
  })
})

describe('a device that comes and goes', () => {
  it('is told of on its application', async () => {
    const { tenant } = fleet
    const listener = await consumer(5, 'presence')
    const events = await collect(listener, `app/${tenant.application}`, 1)
    const device = await makeDevice(broker.admin, tenant.id, 'sensocan')
    const client = await connect({ port: broker.mqttPort, ...device.credential })
    const isOf = ({ text }: { text: string }) => JSON.parse(text).deviceuid === device.id
    const came = JSON.parse((await events.next(isOf)).text)
    expect(came).toMatchObject({
      type: 'io.drogue.connection.v1',
      subject: 'connection',
      data: { connected: true },
    })
    await client.endAsync()
    expect(JSON.parse((await events.next(isOf)).text)).toMatchObject({ data: { connected: false } })
    await listener.endAsync()
  })
})

describe('a device that an account publishes for', () => {
  it('is online by the account, and gone with it', async () => {
    const { tenant } = fleet
    const account = await makeDevice(broker.admin, tenant.id, 'thingscale')
    const client = await connect({ port: broker.mqttPort, ...account.credential, clientId: 'other' })
    await client.publishAsync(`${account.credential.password}/json/lone`, '1', { qos: 1 })
    const connection = async () => {
      const { items } = await listDevices(broker.admin, { tenantId: tenant.id, limit: 50 })
      return items.find(({ externalId }) => externalId === 'lone')?.connection
    }
    await expect.poll(connection).toMatchObject({ isOnline: true, clientId: 'other' })
    await client.endAsync()
    await expect.poll(connection).toMatchObject({ isOnline: false })
  })
})
