import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getLogOp } from '@/lib/contract/logs'
import { makePlant, makeUser } from '@/testing/provision'
import { keepRefused } from '@/testing/refused-records'
import { startTestServices, type TestServices } from '@/testing/services'
import type { Ctx } from '../context'
import { createSensor } from '../sensors/create-sensor'
import { getLog } from './get-log'

let world: TestServices
beforeAll(async () => {
  world = await startTestServices()
})
afterAll(() => world.stop())

const get = async (seq: number, ctx: Ctx = world.admin) => getLogOp.output.parse(await getLog(ctx, { seq }))

async function refusedReading() {
  const { company, tenant, device } = await makePlant(world.admin, 'sensocan')
  const seq = await keepRefused(world.services.db.pool, {
    companyId: company.id,
    tenantId: tenant.id,
    deviceId: device.id,
    principalKey: `device:${device.id}`,
    dialect: 'sensocan',
    topic: `tenant/${tenant.id}/device/${device.externalId}/sensor/temp_01`,
    payload: '{"value": 21.5}',
  })
  return { company, tenant, device, seq }
}

describe('one record of Live Logs', () => {
  it('shows what was received, and why the other forms are none', async () => {
    const { seq } = await refusedReading()
    const { record, forms } = await get(seq)
    expect(record).toMatchObject({ seq, isWhole: true, outcome: 'refused' })
    expect(forms.received).toMatchObject({
      payload: '{"value": 21.5}',
      payloadHex: Buffer.from('{"value": 21.5}').toString('hex'),
      messagePack: null,
    })
    expect(forms.rawTree).toMatchObject({ isShown: false })
    expect(forms.rawTree).toHaveProperty('sentence', expect.stringContaining('still be refused'))
  })

  it('shows the four other forms once the rules of today accept it, at its own time', async () => {
    const { device, tenant, company, seq } = await refusedReading()
    await createSensor(world.admin, { id: device.id, slug: 'temp_01' })
    const { forms } = await get(seq)
    expect(forms.rawTree).toMatchObject({
      isShown: true,
      messages: [{ topic: `v1/raw/${company.name}/${device.id}/sensocan/temp_01/value` }],
    })
    expect(JSON.stringify(forms.rawTree)).toContain('2026-03-01T12:00:00.000Z')
    expect(forms.eventStructured).toMatchObject({ messages: [{ topic: `app/${tenant.application}` }] })
    expect(forms.eventBinary).toMatchObject({ messages: [{ contentType: 'application/json' }] })
    expect(forms.connioFeed).toMatchObject({
      messages: [{ topic: `connio/data/out/devices/${device.externalId}/json` }],
    })
  })

  it('reads MessagePack beside the bytes of a ThingScale message', async () => {
    const { company, tenant, device } = await makePlant(world.admin, 'thingscale')
    const seq = await keepRefused(world.services.db.pool, {
      companyId: company.id,
      tenantId: tenant.id,
      deviceId: device.id,
      principalKey: `account:${tenant.id}`,
      dialect: 'thingscale',
      topic: `binary/${device.externalId}`,
      payload: Buffer.from('81a17415', 'hex'),
    })
    const { forms } = await get(seq)
    expect(JSON.parse(forms.received.messagePack?.json ?? '')).toEqual({ t: 21 })
    expect(forms.rawTree).toMatchObject({ isShown: true })
  })

  it.each([
    [{ isWhole: false }, 'masked or not complete'],
    [{ principalKey: 'user:00000000-0000-4000-8000-000000000001' }, 'not sent by a device'],
    [{ principalKey: 'device:00000000-0000-4000-8000-000000000001' }, 'deleted'],
  ])('says why there are no forms: %o', async (given, sentence) => {
    const { company, tenant, device } = await makePlant(world.admin, 'capture')
    const seq = await keepRefused(world.services.db.pool, {
      companyId: company.id,
      tenantId: tenant.id,
      principalKey: `device:${device.id}`,
      dialect: 'capture',
      topic: `v1/sources/${device.externalId}/data/read/a/b/c`,
      payload: '{"Value": 1}',
      ...given,
    })
    const { forms } = await get(seq)
    expect(forms.connioFeed).toMatchObject({ isShown: false, sentence: expect.stringContaining(sentence) })
  })

  it('is found by whoever reads the logs of its place, and by nobody else', async () => {
    const { company, seq } = await refusedReading()
    const viewer = await world.asUser((await makeUser(world.admin, company.id, 'viewer')).id)
    expect((await get(seq, viewer)).record.seq).toBe(seq)
    const { company: other } = await makePlant(world.admin, 'capture')
    const stranger = await world.asUser((await makeUser(world.admin, other.id, 'viewer')).id)
    // Not among what is stored and in sight; the broker, which is asked next, is not there in this test.
    await expect(get(seq, stranger)).rejects.toMatchObject({ code: 'unavailable' })
  })
})
