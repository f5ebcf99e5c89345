/** Drogue's device side: how a device logs in, its channels, gateways, and the commands that reach it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getCommand } from '@/lib/services/commands/get-command'
import { listCommands } from '@/lib/services/commands/list-commands'
import { queueCommand } from '@/lib/services/commands/queue-command'
import { updateDevice } from '@/lib/services/devices/update-device'
import { ackCode, subackCodes } from '@/testing/answers'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { inboxOf } from '@/testing/inbox'
import { recordOf, refusedCodes } from '@/testing/live-log'
import { closed, connect, refusedCode } from '@/testing/mqtt'
import { makeBackEnd, makeCompany, makeDevice, makeTenant } from '@/testing/provision'
import { storedValues } from '@/testing/stored-readings'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const port = () => broker.mqttPort

/** A gateway, a device that names it, one that does not, and a back end. */
async function makePlant() {
  const company = await makeCompany(broker.admin)
  const tenant = await makeTenant(broker.admin, company.id)
  const make = (externalId: string, gateways: string[] = []) =>
    makeDevice(broker.admin, tenant.id, 'drogue', [], { externalId, gateways })
  const gateway = await make('gateway')
  const device = await make('room 1', ['gateway'])
  const stranger = await make('stranger')
  const { login } = await makeBackEnd(broker.admin, company.id)
  const command = (externalId: string, name: string) =>
    `command/${tenant.application}/${encodeURIComponent(externalId)}/${name}`
  return { company, tenant, app: tenant.application, gateway, device, stranger, login, command }
}

describe('a device connects', () => {
  it('as <device>@<application> with its password, the device percent-encoded', async () => {
    const { app, device } = await makePlant()
    const { username, password } = device.credential
    expect(username).toBe(`room%201@${app}`)
    for (const protocolVersion of [4, 5] as const)
      expect(await refusedCode({ port: port(), username, password, protocolVersion })).toBe(0)
    expect(await refusedCode({ port: port(), username: `room 1@${app}`, password })).toBe(0)
  })

  it('with a plain user name, where its client id says <device>@<application>', async () => {
    const { app, device, gateway } = await makePlant()
    const { password } = device.credential
    const clientId = `room%201@${app}`
    for (const username of ['room 1', device.name])
      expect(await refusedCode({ port: port(), username, password, clientId })).toBe(0)
    expect(await refusedCode({ port: port(), username: 'room 1', password })).toBe(5)
    const foreign = gateway.credential.password
    expect(await refusedCode({ port: port(), username: 'room 1', password: foreign, clientId })).toBe(5)
  })

  it('only with a clean session or a clean start', async () => {
    const { company, device } = await makePlant()
    const keeping = { port: port(), ...device.credential, clientId: 'd', clean: false }
    expect(await refusedCode(keeping)).toBe(5)
    expect(await refusedCode({ ...keeping, protocolVersion: 5 })).toBe(0x83)
    expect(await recordOf(broker.pool, company.id, 'clean-session-required')).toMatchObject({
      stage: 'connect',
      device_id: device.id,
      mend: { sentence: 'Set clean session to 1.' },
    })
  })

  it('and so does a back end', async () => {
    const { login } = await makePlant()
    expect(await refusedCode({ port: port(), ...login, clientId: 'b', clean: false })).toBe(5)
  })
})

describe('a device publishes', () => {
  it('to a channel: JSON becomes a reading a member, other JSON one value, bytes a hex dump', async () => {
    const { device } = await makePlant()
    const client = await connect({ port: port(), ...device.credential })
    await client.publishAsync('state', '{"temp":21.5,"on":true}', { qos: 1 })
    await client.publishAsync('level', '7', { qos: 1 })
    await client.publishAsync('frame', Buffer.from([0, 255]), { qos: 1 })
    expect(await storedValues(broker.pool, device.id)).toEqual([
      ['drogue/state/temp', 21.5],
      ['drogue/state/on', true],
      ['drogue/level/value', 7],
      ['drogue/frame/value', '00ff'],
    ])
    await client.endAsync()
  })

  it('under its v5 content type: text stays text, JSON that is none is refused', async () => {
    const { company, device } = await makePlant()
    const client = await connect({ port: port(), ...device.credential, protocolVersion: 5 })
    const typed = (contentType: string) => ({ qos: 1, properties: { contentType } }) as const
    await client.publishAsync('log', '12', typed('text/plain'))
    await client.publishAsync('log', '{"a":', typed('application/json'))
    expect(await storedValues(broker.pool, device.id)).toEqual([['drogue/log/value', '12']])
    expect(await refusedCodes(broker.pool, company.id)).toEqual(['payload-not-json'])
    await client.endAsync()
  })

  it('never deeper than a channel and a device: v5 hears 0x87 and stays, v3 is closed', async () => {
    const { company, device } = await makePlant()
    const newer = await connect({ port: port(), ...device.credential, protocolVersion: 5 })
    newer.publish('a/b/c', '1')
    for (const qos of [1, 2] as const) expect(await ackCode(newer, 'a/b/c', '1', { qos })).toBe(0x87)
    expect(newer.connected).toBe(true)
    const older = await connect({ port: port(), ...device.credential })
    older.publish('a/b/c', '1', { qos: 1 })
    await closed(older)
    expect(await refusedCodes(broker.pool, company.id)).toEqual(
      [1, 2, 3, 4].map(() => 'publish-out-of-scope'),
    )
    await newer.endAsync()
  })

  it('retained: the flag is cleared, said once a session', async () => {
    const { company, device } = await makePlant()
    const client = await connect({ port: port(), ...device.credential })
    for (const value of ['1', '2']) await client.publishAsync('state', value, { qos: 1, retain: true })
    expect(await storedValues(broker.pool, device.id)).toHaveLength(2)
    await client.endAsync()
    await recordOf(broker.pool, company.id, 'retained-not-kept')
    const { rowCount } = await broker.pool.query('SELECT FROM live_log WHERE company_id = $1 AND code = $2', [
      company.id,
      'retained-not-kept',
    ])
    expect(rowCount).toBe(1)
  })
})

describe('a gateway', () => {
  it('publishes for a device that names it, and the event tells the two apart', async () => {
    const { app, login, gateway, device } = await makePlant()
    const reader = await connect({ port: port(), ...login })
    const inbox = inboxOf(reader)
    const client = await connect({ port: port(), ...gateway.credential })
    await reader.subscribeAsync(`app/${app}`)
    await client.publishAsync('state/room%201', '{"temp":21}', { qos: 1 })
    await client.publishAsync('state/gateway', '{"load":1}', { qos: 1 })
    const [proxied, own] = [JSON.parse((await inbox.next()).text), JSON.parse((await inbox.next()).text)]
    expect(proxied).toMatchObject({
      source: `drogue://${app}/room%201`,
      device: 'room 1',
      deviceuid: device.id,
      sender: 'gateway',
      senderuid: gateway.id,
      partitionkey: `${app}/gateway`,
      subject: 'state',
    })
    expect(own).toMatchObject({ device: 'gateway', sender: 'gateway' })
    expect(await storedValues(broker.pool, device.id)).toEqual([['drogue/state/temp', 21]])
    await Promise.all([reader.endAsync(), client.endAsync()])
  })

  it('is refused for a device that does not name it, that there is not, or that is disabled', async () => {
    const { company, gateway, device, stranger } = await makePlant()
    await updateDevice(broker.admin, { id: device.id, status: 'disabled' })
    const client = await connect({ port: port(), ...gateway.credential, protocolVersion: 5 })
    for (const name of [stranger.externalId, 'nobody', 'room%201'])
      await client.publishAsync(`state/${name}`, '1', { qos: 1 }).catch(() => {})
    expect(await refusedCodes(broker.pool, company.id)).toEqual([
      'publish-out-of-scope',
      'unknown-device',
      'device-disabled',
    ])
    await client.endAsync()
  })

  it('may speak for a device from the moment that this names it', async () => {
    const { gateway, stranger } = await makePlant()
    const client = await connect({ port: port(), ...gateway.credential })
    await client.publishAsync('state/stranger', '1', { qos: 1 })
    await updateDevice(broker.admin, { id: stranger.id, gateways: ['gateway'] })
    await expect
      .poll(async () => {
        await client.publishAsync('state/stranger', '2', { qos: 1 })
        return (await storedValues(broker.pool, stranger.id)).length > 0
      })
      .toBe(true)
    await client.endAsync()
  })

  it('has the will that it left for a device stored under that device', async () => {
    const { gateway, device } = await makePlant()
    const will = {
      topic: 'state/room%201',
      payload: Buffer.from('{"lost":true}'),
      qos: 1,
      retain: false,
    } as const
    const client = await connect({ port: port(), ...gateway.credential, will })
    client.stream.destroy()
    await expect.poll(() => storedValues(broker.pool, device.id)).toEqual([['drogue/state/lost', true]])
  })

  it('receives the commands of its devices under their names', async () => {
    const { login, gateway, device, command } = await makePlant()
    const client = await connect({ port: port(), ...gateway.credential })
    const inbox = inboxOf(client)
    const backEnd = await connect({ port: port(), ...login })
    for (const filter of ['command/inbox/#', 'command/inbox/+/#', 'command/inbox/room 1/#']) {
      expect(await subackCodes(client, filter, { qos: 1 })).toEqual([1])
      await backEnd.publishAsync(command(device.externalId, 'open'), filter, { qos: 1 })
      expect(await inbox.next()).toMatchObject({ topic: 'command/inbox/room 1/open', text: filter, qos: 0 })
      await backEnd.publishAsync(command('gateway', 'open'), 'own', { qos: 1 })
      if (filter !== 'command/inbox/room 1/#')
        expect(await inbox.next()).toMatchObject({ topic: 'command/inbox//open', text: 'own' })
      await client.unsubscribeAsync(filter)
    }
    expect(inbox.taken).toEqual([])
    await Promise.all([client.endAsync(), backEnd.endAsync()])
  })
})

describe('a command', () => {
  it.each([
    ['command/inbox/#', 'command/inbox//set'],
    ['command/inbox/+/#', 'command/inbox//set'],
    ['command/inbox//#', 'command/inbox//set'],
    ['command/inbox/room 1/#', 'command/inbox/room 1/set'],
  ])('for a subscription to %s arrives as %s, at QoS 0, to the byte', async (filter, topic) => {
    const { login, device, command } = await makePlant()
    const client = await connect({ port: port(), ...device.credential })
    const inbox = inboxOf(client)
    expect(await subackCodes(client, filter, { qos: 2 })).toEqual([1])
    const backEnd = await connect({ port: port(), ...login })
    for (const payload of ['{"value": 1.23 }', 'plain text', Buffer.from([0, 255])]) {
      await backEnd.publishAsync(command(device.externalId, 'set'), payload, { qos: 1 })
      expect(await inbox.next()).toMatchObject({ topic, payload: Buffer.from(payload), qos: 0 })
    }
    await Promise.all([client.endAsync(), backEnd.endAsync()])
  })

  const commandsOf = async (id: string) => (await listCommands(broker.admin, { id, limit: 50 })).items

  it('for a device that is away, or listens to nothing, is not delivered, and its record says so', async () => {
    const { device, login, command } = await makePlant()
    const queue = () => queueCommand(broker.admin, { id: device.id, name: 'set', payload: 1, qos: 1 })
    const lost = async (count: number) => {
      const states = async () => (await commandsOf(device.id)).map(({ state }) => state)
      await expect.poll(states).toEqual(Array.from({ length: count }, () => 'failed'))
      expect(JSON.stringify((await commandsOf(device.id))[0])).toContain('not delivered')
    }
    await queue()
    await lost(1)
    const client = await connect({ port: port(), ...device.credential })
    await queue()
    await lost(2)
    const backEnd = await connect({ port: port(), ...login })
    await backEnd.publishAsync(command(device.externalId, 'set'), '1', { qos: 1 })
    await lost(3)
    const inbox = inboxOf(client)
    await client.subscribeAsync('command/inbox/#')
    const arrived = await queue()
    await inbox.next()
    expect(inbox.taken).toEqual([])
    await expect.poll(async () => (await getCommand(broker.admin, { id: arrived.id })).state).toBe('sent')
    await Promise.all([client.endAsync(), backEnd.endAsync()])
  })

  it.each([
    '#',
    'command/#',
    'command/inbox/stranger/#',
    'command/inbox/nobody/#',
    'app/x',
    '$share/g/command/inbox/#',
  ])('is not heard by a subscription to %s, which fails and costs nothing', async (filter) => {
    const { company, device } = await makePlant()
    const client = await connect({ port: port(), ...device.credential, protocolVersion: 5 })
    expect(await subackCodes(client, [filter, 'command/inbox/#'])).toEqual([0x87, 0])
    expect(client.connected).toBe(true)
    await expect.poll(async () => (await refusedCodes(broker.pool, company.id)).length).toBe(1)
    await client.endAsync()
  })
})
