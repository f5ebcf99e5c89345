import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explainOp } from '@/lib/contract/explain'
import type { RequestOf } from '@/lib/contract/operation'
import { makePlant } from '@/testing/provision'
import { startTestServices, type TestServices } from '@/testing/services'
import { updateDevice } from '../devices/update-device'
import { runVerb } from '../run-verb'
import { explain } from './explain'

let world: TestServices
beforeAll(async () => {
  world = await startTestServices()
})
afterAll(() => world.stop())

const ask = async (question: RequestOf<typeof explainOp>) => {
  const answer = await runVerb(explain, world.admin, question)
  // What is answered is what is promised.
  return explainOp.output.parse(answer)
}

describe('explain: publish', () => {
  it('tells what is stored, on which sensors, and what the integration sides hear of it', async () => {
    const { device, tenant, company } = await makePlant(world.admin, 'sensocan', ['temp_01'])
    const answer = await ask({
      deviceId: device.id,
      action: 'publish',
      topic: `tenant/${tenant.id}/device/${device.externalId}/sensor/temp_01`,
      payload: '{"value": 21.5}',
    })
    expect(answer).toMatchObject({
      outcome: 'accepted',
      told: 'PUBACK',
      rejections: [],
      readings: [{ key: 'value', value: 21.5, ts: null, sensor: { slug: 'temp_01' } }],
      grammar: { best: { fits: true } },
    })
    expect(answer.claim).toContain(device.externalId)
    expect(answer.rawTree[0]?.topic).toBe(`v1/raw/${company.name}/${device.id}/sensocan/temp_01/value`)
    expect(answer.rawTree[0]?.payload).toContain('"Value":21.5')
    expect(answer.eventsStructured[0]).toMatchObject({
      topic: `app/${tenant.application}`,
      contentType: 'application/cloudevents+json; charset=utf-8',
    })
    expect(answer.eventsBinary[0]?.properties).toContainEqual({ name: 'subject', value: 'temp_01' })
  })

  it('names the level that is wrong, the reason and the mend', async () => {
    const { device, tenant } = await makePlant(world.admin, 'sensocan', ['temp_01'])
    const answer = await ask({
      deviceId: device.id,
      action: 'publish',
      topic: `tenant/${tenant.id + 1}/device/${device.externalId}/sensor/temp_01`,
      payload: '{"value": 21.5}',
    })
    expect(answer).toMatchObject({ outcome: 'refused', readings: [], claim: null })
    expect(answer.rejections[0]).toMatchObject({ stage: 'acl', code: 'publish-out-of-scope' })
    expect(answer.rejections[0]?.mend?.action).toMatchObject({ kind: 'copy-topic' })
    const wrong = answer.grammar.best?.levels.filter(({ fits }) => !fits)
    expect(wrong).toMatchObject([{ expected: String(tenant.id), given: String(tenant.id + 1) }])
  })

  it('names the sensor that is not known, and offers to make it', async () => {
    const { device, tenant } = await makePlant(world.admin, 'sensocan', ['temp_01'])
    const answer = await ask({
      deviceId: device.id,
      action: 'publish',
      topic: `tenant/${tenant.id}/device/${device.externalId}/sensor/temp_1`,
      payload: '{"value": 1}',
    })
    expect(answer.rejections[0]).toMatchObject({
      code: 'unknown-sensor',
      mend: { action: { kind: 'create-sensor', nearestSlug: 'temp_01' } },
    })
  })

  it('tells a batch that is good in part, item by item', async () => {
    const { device, tenant } = await makePlant(world.admin, 'sensocan', ['temp_01'])
    const answer = await ask({
      deviceId: device.id,
      action: 'publish',
      topic: `tenant/${tenant.id}/device/${device.externalId}`,
      payload: '{"data": [{"sensor_slug": "nope", "value": 1}, {"sensor_slug": "temp_01", "value": 2}]}',
    })
    expect(answer).toMatchObject({
      outcome: 'partly',
      readings: [{ itemIndex: 1, value: 2 }],
      rejections: [{ itemIndex: 0 }],
    })
  })

  it('judges the topic alone where no payload is given', async () => {
    const { device } = await makePlant(world.admin, 'capture')
    const topic = `v1/sources/${device.externalId}/data/read/Line/Motor/Speed`
    const answer = await ask({ deviceId: device.id, action: 'publish', topic })
    expect(answer).toMatchObject({ outcome: 'accepted', rejections: [], readings: [] })
    expect(answer.notes[0]).toContain('No payload')
  })

  it('says a sensor is new where it would be made', async () => {
    const { device } = await makePlant(world.admin, 'capture')
    const topic = `v1/sources/${device.externalId}/data/read/Line/Motor/Speed`
    const answer = await ask({ deviceId: device.id, action: 'publish', topic, payload: '{"Value": 1}' })
    expect(answer.readings).toMatchObject([{ connection: 'Line', sensor: null }])
  })

  it('says that a disabled device is not let in, and still judges its topic', async () => {
    const { device } = await makePlant(world.admin, 'capture')
    await updateDevice(world.admin, { id: device.id, status: 'disabled' })
    const topic = `v1/sources/${device.externalId}/data/read/Line/Motor/Speed`
    const answer = await ask({ deviceId: device.id, action: 'publish', topic, payload: '{"Value": 1}' })
    expect(answer).toMatchObject({ outcome: 'refused', rejections: [{ code: 'device-disabled' }] })
    expect(answer.readings).toHaveLength(1)
  })

  it('refuses a version that the dialect does not take', async () => {
    const { device } = await makePlant(world.admin, 'connio', ['temperature'])
    const topic = `connio/data/out/devices/${device.externalId}/properties/temperature`
    const question = { deviceId: device.id, action: 'publish', topic, payload: '21' } as const
    expect(await ask(question)).toMatchObject({ outcome: 'accepted', version: 4 })
    expect(await ask({ ...question, version: 5 })).toMatchObject({
      outcome: 'refused',
      rejections: [{ code: 'version-not-accepted' }],
    })
  })

  it('shows beside its form what the grammar refuses inside the grant', async () => {
    const { device } = await makePlant(world.admin, 'capture')
    const topic = `v1/sources/${device.externalId}/data/read/Line`
    const answer = await ask({ deviceId: device.id, action: 'publish', topic, payload: '{"Value": 1}' })
    expect(answer).toMatchObject({ outcome: 'refused', rejections: [{ stage: 'topic' }] })
    expect(answer.claim).toBe(`v1/sources/${device.externalId}/#`)
    expect(answer.grammar.best?.levels.some(({ fits }) => !fits)).toBe(true)
  })

  it('tells of a malformed topic that it ends the connection', async () => {
    const { device } = await makePlant(world.admin, 'capture')
    expect(await ask({ deviceId: device.id, action: 'publish', topic: 'a/+' })).toMatchObject({
      outcome: 'refused',
      told: 'the connection is closed',
    })
  })
})

describe('explain: ThingScale', () => {
  it('takes the topic with a placeholder, masked, or without a token, and never shows one', async () => {
    const { device, tenant } = await makePlant(world.admin, 'thingscale')
    for (const front of ['{DEVICE_TOKEN}/', '***/', '']) {
      const topic = `${front}json/${device.externalId}/room`
      const answer = await ask({ deviceId: device.id, action: 'publish', topic, payload: '{"t": 1}' })
      expect(answer).toMatchObject({
        principal: { kind: 'account', tenantId: tenant.id },
        outcome: 'accepted',
        topic: `{DEVICE_TOKEN}/json/${device.externalId}/room`,
        routedTo: `{DEVICE_TOKEN}/json/${device.externalId}/room`,
        readings: [{ measurement: 'room', key: 't', value: 1 }],
      })
      expect(answer.grammar.best?.levels[0]).toMatchObject({ name: 'device token', fits: true })
    }
  })

  it('tells a token that is not the account’s, without repeating it', async () => {
    const { device } = await makePlant(world.admin, 'thingscale')
    const secret = 'somebodys-token-0123456789'
    const topic = `${secret}/json/${device.externalId}`
    const answer = await ask({ deviceId: device.id, action: 'publish', topic, payload: '{"t": 1}' })
    expect(answer.rejections[0]).toMatchObject({ code: 'wrong-token-in-topic' })
    expect(JSON.stringify(answer)).not.toContain(secret)
  })

  it('tells that a device would be registered, and what it would store', async () => {
    const { tenant } = await makePlant(world.admin, 'thingscale')
    const answer = await ask({
      principal: { kind: 'account', tenantId: tenant.id },
      action: 'publish',
      topic: 'json/never-seen',
      payload: '{"t": 1}',
    })
    expect(answer).toMatchObject({ outcome: 'accepted', newDevice: 'never-seen', readings: [{ key: 't' }] })
    expect(await world.services.db.prisma.device.count({ where: { externalId: 'never-seen' } })).toBe(0)
  })
})
