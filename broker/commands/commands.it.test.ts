import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getCommand } from '@/lib/services/commands/get-command'
import { queueCommand } from '@/lib/services/commands/queue-command'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { collect, connect } from '@/testing/mqtt'
import { makeCompany, makeDevice, makePlant, makeTenant, makeUser, PASSWORD } from '@/testing/provision'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const stateOf = async (id: string) => (await getCommand(broker.admin, { id })).state

describe('a command', () => {
  it('queued by the API reaches a Capture source, and is delivered when the source acknowledges', async () => {
    const { device } = await makePlant(broker.admin, 'capture')
    const source = await connect({ port: broker.mqttPort, ...device.credential })
    const inbox = await collect(source, `v1/sources/${device.id}/cmd/#`, 1)
    const command = await queueCommand(broker.admin, {
      id: device.id,
      name: 'a/b/c',
      payload: '21.5',
      mapping: 'float',
      qos: 1,
    })
    const message = await inbox.next()
    expect(message).toMatchObject({ topic: `v1/sources/${device.id}/cmd/writedata`, qos: 1 })
    expect(JSON.parse(message.text)).toEqual({ Topic: 'a/b/c', Mapping: 'float', Data: '21.5' })
    await expect.poll(() => stateOf(command.id)).toBe('delivered')
    await source.endAsync()
  })

  it('sent at QoS 0 says "sent" and never "delivered"', async () => {
    const { device } = await makePlant(broker.admin, 'capture')
    const source = await connect({ port: broker.mqttPort, ...device.credential })
    const inbox = await collect(source, `v1/sources/${device.id}/cmd/#`, 0)
    const command = await queueCommand(broker.admin, { id: device.id, name: 'x', payload: 1, qos: 1 })
    expect((await inbox.next()).qos).toBe(0)
    await expect.poll(() => stateOf(command.id)).toBe('sent')
    // The record says at which QoS it went, whatever was asked for.
    expect((await getCommand(broker.admin, { id: command.id })).qos).toBe(0)
    await source.endAsync()
  })

  it('waits for a device that is away, and reaches it in the dialect that it speaks', async () => {
    const { tenant, device } = await makePlant(broker.admin, 'sensocan')
    await updateTenant(broker.admin, { id: tenant.id, settings: { sensocanCommands: true } })
    const command = await queueCommand(broker.admin, {
      id: device.id,
      name: 'reboot',
      payload: { in: 5 },
      qos: 1,
    })
    expect(await stateOf(command.id)).toBe('queued')
    const client = await connect({ port: broker.mqttPort, ...device.credential })
    const inbox = await collect(client, `tenant/${tenant.id}/device/${device.id}/command/+`, 1)
    expect(await inbox.next()).toMatchObject({
      topic: `tenant/${tenant.id}/device/${device.id}/command/reboot`,
      text: '{"in":5}',
    })
    await expect.poll(() => stateOf(command.id)).toBe('delivered')
    await client.endAsync()
  })

  it.each([0, 1] as const)('larger than its device takes fails, and says so, at QoS %i', async (qos) => {
    const { device } = await makePlant(broker.admin, 'capture')
    const options = { protocolVersion: 5, properties: { maximumPacketSize: 100 } } as const
    const source = await connect({ port: broker.mqttPort, ...device.credential, ...options })
    const inbox = await collect(source, `v1/sources/${device.id}/cmd/#`, qos)
    const send = (payload: string) =>
      queueCommand(broker.admin, { id: device.id, name: 'x', payload, qos: 1 })
    const large = await send('x'.repeat(200))
    await expect.poll(() => stateOf(large.id)).toBe('failed')
    expect((await getCommand(broker.admin, { id: large.id })).failure).toContain('no message as large')
    await source.endAsync()
    expect(inbox.taken).toEqual([])
  })

  it('is refused for a SensoCAN device while the tenant has not turned commands on', async () => {
    const { device } = await makePlant(broker.admin, 'sensocan')
    await expect(
      queueCommand(broker.admin, { id: device.id, name: 'reboot', payload: 1, qos: 1 }),
    ).rejects.toMatchObject({ code: 'conflict' })
  })

  it('not acknowledged when the connection ends says that it is not known', async () => {
    const { device } = await makePlant(broker.admin, 'capture')
    const source = await connect({ port: broker.mqttPort, ...device.credential })
    // mqtt.js acknowledges when its handler is done: this one never is.
    source.handleMessage = () => {}
    await source.subscribeAsync(`v1/sources/${device.id}/cmd/#`, { qos: 1 })
    const command = await queueCommand(broker.admin, { id: device.id, name: 'x', payload: 1, qos: 1 })
    await expect.poll(() => stateOf(command.id)).toBe('sent')
    source.stream.destroy()
    await expect.poll(() => stateOf(command.id)).toBe('failed')
  })

  it('given over MQTT by an engineer reaches the source, and its state is told on v1/logs', async () => {
    const { company, device } = await makePlant(broker.admin, 'capture')
    const user = await makeUser(broker.admin, company.id, 'engineer')
    const source = await connect({ port: broker.mqttPort, ...device.credential })
    const inbox = await collect(source, `v1/sources/${device.id}/#`, 1)
    const engineer = await connect({ port: broker.mqttPort, username: user.username, password: PASSWORD })
    await engineer.publishAsync(
      `v1/sources/${device.id}/cmd/writedata`,
      '{"Topic":"a/b/c","Mapping":"m","Data":"1"}',
      { qos: 1 },
    )
    expect(JSON.parse((await inbox.next()).text)).toEqual({ Topic: 'a/b/c', Mapping: 'm', Data: '1' })
    const { rows } = await broker.pool.query('SELECT created_by, state FROM commands WHERE device_id = $1', [
      device.id,
    ])
    expect(rows).toMatchObject([{ created_by: user.username }])
    await Promise.all([source.endAsync(), engineer.endAsync()])
  })

  it('to a source of another company, or of a tenant out of sight, is to an unknown source', async () => {
    const company = await makeCompany(broker.admin)
    const [mine, other] = [
      await makeTenant(broker.admin, company.id),
      await makeTenant(broker.admin, company.id),
    ]
    const hidden = await makeDevice(broker.admin, other.id, 'capture')
    const foreign = (await makePlant(broker.admin, 'capture')).device
    const user = await makeUser(broker.admin, company.id, 'engineer', [mine.id])
    const engineer = await connect({ port: broker.mqttPort, username: user.username, password: PASSWORD })
    for (const source of [hidden.id, foreign.id]) {
      await engineer.publishAsync(`v1/sources/${source}/cmd/writedata`, '{"Topic":"a","Data":1}', { qos: 1 })
    }
    const { rows } = await broker.pool.query(
      'SELECT code FROM live_log WHERE company_id = $1 AND outcome = $2',
      [company.id, 'refused'],
    )
    expect(rows).toEqual([{ code: 'unknown-source' }, { code: 'unknown-source' }])
    expect(
      (await broker.pool.query('SELECT FROM commands WHERE device_id = ANY ($1)', [[hidden.id, foreign.id]]))
        .rowCount,
    ).toBe(0)
    await engineer.endAsync()
  })
})
