/** A Connio device beyond the examples of its document: what is refused, feeds with defaults, and what comes down to it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getCommand } from '@/lib/services/commands/get-command'
import { queueCommand } from '@/lib/services/commands/queue-command'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { subackCodes } from '@/testing/answers'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { type ConnioPlant, connectConnio, makeConnioPlant } from '@/testing/connio-plant'
import { inboxOf } from '@/testing/inbox'
import { mendOf, recordOf, recordsOf, refusedCodes } from '@/testing/live-log'
import { storedReadings, storedValues } from '@/testing/stored-readings'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const makePlant = () => makeConnioPlant(broker)
const open = (plant: ConnioPlant, more = {}) => connectConnio(broker, plant, more)

describe('a Connio device', () => {
  it.each([
    ['properties/state', 'Operational', 'payload-not-json', 'Send "Operational".'],
    ['properties/temperature', '4,5', 'payload-not-json', 'point'],
    ['properties/Temperature', '45', 'name-not-valid', 'properties/temperature'],
    ['properties/temprature', '45', 'unknown-property', 'temperature'],
    ['properties/temperature', '"45"', 'value-wrong-type', ''],
    ['properties/temperature', '', 'payload-not-json', ''],
    ['json', '[{"v":1}]', 'payload-wrong-shape', 'dps'],
    ['json', '45', 'payload-wrong-shape', 'property'],
    ['json', '{"dps":[]}', 'value-missing', 'point'],
    ['properties', '45', 'publish-out-of-scope', 'properties/'],
    ['properties/a/b', '45', 'publish-out-of-scope', 'properties/'],
  ])('at %s with %s is refused, with a mend, and stays connected', async (below, payload, code, mend) => {
    const plant = await makePlant()
    const client = await open(plant)
    for (const qos of [1, 2] as const) await client.publishAsync(`${plant.out}/${below}`, payload, { qos })
    const records = await recordsOf(broker.pool, plant.company.id)
    expect(records.map((record) => record.code)).toEqual([code, code])
    expect(mendOf(records[0])).toContain(mend)
    expect(await storedValues(broker.pool, plant.device.id)).toEqual([])
    expect(client.connected).toBe(true)
    await client.endAsync()
  })

  it('has its will stored where its connection breaks', async () => {
    const plant = await makePlant()
    const topic = `${plant.out}/properties/on`
    const client = await open(plant, {
      will: { topic, payload: Buffer.from('false'), qos: 1, retain: false },
    })
    client.stream.destroy()
    await expect
      .poll(() => storedValues(broker.pool, plant.device.id))
      .toEqual([['connio/properties/on', false]])
  })

  it('speaks for itself alone: the topics of another, and those that come down, are refused', async () => {
    const [plant, other] = [await makePlant(), await makePlant()]
    const client = await open(plant)
    for (const topic of [
      `${other.out}/properties/temperature`,
      `connio/data/in/devices/${plant.device.externalId}/properties/temperature`,
      'line1/temp',
    ])
      await client.publishAsync(topic, '1', { qos: 1 })
    expect(await refusedCodes(broker.pool, plant.company.id)).toEqual(
      [1, 2, 3].map(() => 'publish-out-of-scope'),
    )
    expect(await storedValues(broker.pool, other.device.id)).toEqual([])
    await client.endAsync()
  })

  it('may leave what all points share to the feed: t, tt, prop, tags, loc and ann', async () => {
    const plant = await makePlant()
    const client = await open(plant)
    const feed = {
      t: '2017-05-01T14:00:57Z',
      prop: 'temperature',
      tags: { line: '1' },
      loc: { lat: 1 },
      ann: 'noted',
      dps: [
        { v: 1 },
        { v: 2, tt: -1500 },
        { v: 3, t: '2017-05-01T15:00:00Z', tags: { line: '2' } },
        { v: 4, prop: 'Humidity' },
      ],
    }
    await client.publishAsync(`${plant.out}/json`, JSON.stringify(feed), { qos: 1 })
    const stored = await storedReadings(broker.pool, plant.device.id)
    const at = (iso: string) => Date.parse(iso) * 1000
    expect(stored.map(({ path, value, ts }) => [path.split('/')[2], value, ts])).toEqual([
      ['temperature', 2, at('2017-05-01T14:00:55.500Z')],
      ['humidity', 4, at('2017-05-01T14:00:57Z')],
      ['temperature', 1, at('2017-05-01T14:00:57Z')],
      ['temperature', 3, at('2017-05-01T15:00:00Z')],
    ])
    expect(JSON.parse(stored[3]?.tags ?? '')).toMatchObject({ line: '2', ann: 'noted' })
    await client.endAsync()
  })

  it('has the good points of a feed stored, and each bad one logged by its index', async () => {
    const plant = await makePlant()
    const client = await open(plant)
    const dps = [
      { v: 1, prop: 'temperature' },
      { prop: 'temperature' },
      { v: 2, prop: 'nothing' },
      { v: 3, prop: 'temperature', t: 'yesterday' },
      { v: 4, prop: 'humidity' },
    ]
    await client.publishAsync(`${plant.out}/json`, JSON.stringify({ dps }), { qos: 1 })
    expect((await storedValues(broker.pool, plant.device.id)).map(([, value]) => value)).toEqual([1, 4])
    const records = await recordsOf(broker.pool, plant.company.id)
    expect(records.map(({ code, item_index: index }) => [code, index])).toEqual([
      ['value-missing', 1],
      ['unknown-property', 2],
      ['timestamp-not-valid', 3],
    ])
    await client.endAsync()
  })

  it('makes the sensor of an unknown property where its tenant creates sensors', async () => {
    const plant = await makePlant()
    await updateTenant(broker.admin, { id: plant.tenant.id, settings: { createSensors: true } })
    const client = await open(plant)
    await client.publishAsync(`${plant.out}/properties/pressure`, '1.5', { qos: 1 })
    await client.publishAsync(`${plant.out}/json`, '{"dps":[{"v":2,"prop":"flow"}]}', { qos: 1 })
    expect(await storedValues(broker.pool, plant.device.id)).toEqual([
      ['connio/properties/pressure', 1.5],
      ['connio/properties/flow', 2],
    ])
    await client.endAsync()
  })

  it('hears a written property below its inbox, at QoS 1, and its state is delivered', async () => {
    const plant = await makePlant()
    const { externalId, id } = plant.device
    const client = await open(plant)
    const inbox = inboxOf(client)
    const base = `connio/data/in/devices/${externalId}`
    for (const filter of [`${base}/#`, `${base}/properties/+`, `${base}/properties/temperature`]) {
      expect(await subackCodes(client, filter, { qos: 2 })).toEqual([2])
      const written = await queueCommand(broker.admin, {
        id,
        name: 'line/Temperature',
        payload: 21.5,
        qos: 1,
      })
      expect(await inbox.next()).toMatchObject({
        topic: `${base}/properties/temperature`,
        text: '21.5',
        qos: 1,
      })
      await expect
        .poll(async () => (await getCommand(broker.admin, { id: written.id })).state)
        .toBe('delivered')
      await client.unsubscribeAsync(filter)
    }
    await client.endAsync()
  })

  it.each([
    '#',
    'connio/#',
    'connio/data/in/devices/+/#',
    'connio/data/out/devices/{id}/#',
    '$share/g/connio/#',
  ])('is refused the subscription to %s with 0x80, and stays connected', async (filter) => {
    const plant = await makePlant()
    const client = await open(plant)
    const { externalId } = plant.device
    const own = `connio/data/in/devices/${externalId}/#`
    expect(await subackCodes(client, [filter.replace('{id}', externalId), own])).toEqual([0x80, 0])
    expect(client.connected).toBe(true)
    expect((await recordOf(broker.pool, plant.company.id, 'subscribe-out-of-scope')).mend).toBeTruthy()
    await client.endAsync()
  })
})
