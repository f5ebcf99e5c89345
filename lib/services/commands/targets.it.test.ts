import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import type { CommandTarget } from '@/lib/core/command'
import { makePlant, makeTenant, makeUser } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import { createDevice } from '../devices/create-device'
import { previewCommand } from './preview-command'
import { queueCommand } from './queue-command'
import { queueCommandFromMqtt } from './queue-command-from-mqtt'

let world: TestServices
beforeAll(async () => {
  world = await startTestServices()
})
afterAll(() => world.stop())

const send = (actor: Actor, target: CommandTarget) =>
  queueCommandFromMqtt(world.services.db.pool, {
    id: randomUUID(),
    actor,
    request: { name: 'restart', payload: '{"x":1} ', encoding: 'text', target },
    qos: 1,
  })
const engineerOf = async (companyId: string, tenantIds?: number[]) =>
  (await world.asUser((await makeUser(world.admin, companyId, 'engineer', tenantIds)).id)).actor

describe('a command to a device of an application', () => {
  it('finds the device by external id, UUID or name, whatever its dialect', async () => {
    const { company, tenant, device } = await makePlant(world.admin, 'drogue')
    const connio = await createDevice(world.admin, { tenantId: tenant.id, name: 'Pump 1', dialect: 'connio' })
    const actor = await engineerOf(company.id)
    const { application } = tenant
    for (const [name, deviceId] of [
      [device.externalId, device.id],
      [device.id.toUpperCase(), device.id],
      [device.name, device.id],
      ['Pump 1', connio.id],
    ] as const) {
      expect(await send(actor, { kind: 'device', application, device: name })).toMatchObject({
        deviceId,
        encoding: 'text',
        payload: '{"x":1} ',
      })
    }
  })

  it('is refused for an application that the sender does not reach, with the nearest that it does', async () => {
    const { company, tenant, device } = await makePlant(world.admin, 'drogue')
    const other = await makeTenant(world.admin, company.id)
    const target = { kind: 'device', application: tenant.application, device: device.externalId } as const
    expect(await send(await engineerOf(company.id, [other.id]), target)).toMatchObject({
      code: 'unknown-application',
    })
    const stranger = await makePlant(world.admin, 'drogue')
    expect(await send(await engineerOf(stranger.company.id), target)).toMatchObject({
      code: 'unknown-application',
    })
    const upper = { ...target, application: tenant.application.toUpperCase() }
    expect(await send(await engineerOf(company.id), upper)).toMatchObject({
      code: 'unknown-application',
      mend: { sentence: expect.stringContaining(`"${tenant.application}"`) },
    })
  })

  it('is refused for a device that the application does not have, or has twice by that name', async () => {
    const { company, tenant, device } = await makePlant(world.admin, 'drogue')
    const actor = await engineerOf(company.id)
    const { application } = tenant
    expect(await send(actor, { kind: 'device', application, device: `${device.externalId}x` })).toMatchObject(
      {
        code: 'unknown-device',
        mend: { sentence: expect.stringContaining(`"${device.externalId}"`) },
      },
    )
    for (const externalId of ['t1', 't2']) {
      await createDevice(world.admin, { tenantId: tenant.id, name: 'Twin', dialect: 'drogue', externalId })
    }
    expect(await send(actor, { kind: 'device', application, device: 'Twin' })).toMatchObject({
      code: 'unknown-device',
      mend: { sentence: expect.stringContaining('external id') },
    })
    expect(await send(actor, { kind: 'device', application, device: 'a\u0000b' })).toMatchObject({
      code: 'unknown-device',
    })
  })
})

describe('a command to a source', () => {
  it('finds a device of any dialect by its UUID, within the reach of the sender', async () => {
    const { company, tenant, device } = await makePlant(world.admin, 'drogue')
    const source = await createDevice(world.admin, {
      tenantId: tenant.id,
      name: 'Press',
      dialect: 'capture',
      externalId: 'press-1',
    })
    const actor = await engineerOf(company.id)
    for (const id of [device.id, source.id, 'press-1']) {
      expect(await send(actor, { kind: 'source', source: id })).toMatchObject({ state: 'queued' })
    }
    const stranger = await makePlant(world.admin, 'drogue')
    const foreign = await engineerOf(stranger.company.id)
    for (const id of [device.id, source.id]) {
      expect(await send(foreign, { kind: 'source', source: id })).toMatchObject({ code: 'unknown-source' })
    }
  })
})

describe('the encoding of a command', () => {
  it('is kept: text goes as it is, base64 as its bytes', async () => {
    const { device } = await makePlant(world.admin, 'thingscale')
    const id = device.id
    const text = { id, name: 'x', payload: '{"a": 1} ', encoding: 'text' as const }
    expect(await previewCommand(world.admin, text)).toMatchObject({
      payload: '{"a": 1} ',
      payloadEncoding: 'text',
    })
    expect(await queueCommand(world.admin, { ...text, qos: 1 })).toMatchObject({ encoding: 'text' })
    const bytes = { id, name: 'x', payload: '/wD+', encoding: 'base64' as const }
    expect(await previewCommand(world.admin, bytes)).toMatchObject({
      payload: '/wD+',
      payloadEncoding: 'base64',
    })
    expect(await queueCommand(world.admin, { ...bytes, qos: 1 })).toMatchObject({ encoding: 'base64' })
    expect(await queueCommand(world.admin, { id, name: 'x', payload: 1, qos: 1 })).toMatchObject({
      encoding: 'json',
    })
  })

  it('fits its payload', async () => {
    const { device } = await makePlant(world.admin, 'thingscale')
    const input = { id: device.id, name: 'x', qos: 1 as const }
    for (const [payload, encoding] of [
      [1, 'text'],
      [{ a: 1 }, 'base64'],
      ['not base64!', 'base64'],
    ] as const) {
      await expect(queueCommand(world.admin, { ...input, payload, encoding })).rejects.toMatchObject({
        code: 'invalid',
      })
    }
  })
})
