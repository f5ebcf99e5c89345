import { describe, expect, it } from 'vitest'
import { dialectIds } from '@/lib/core/dialect-id'
import { tenants } from './fleet'
import type { Placed } from './measure'
import { historyMessages, liveMessages } from './messages'
import { mistakeOf } from './misbehave'
import { placeOf } from './place'

const AT_MS = Date.UTC(2026, 4, 11, 9, 30)
const none = new Map<string, never>()
const devices = tenants.flatMap(({ devices: some, herds }) => [
  ...some,
  ...herds.flatMap((herd) => herd.devices),
])

function placed(asset: string): Placed {
  const device = devices.find((one) => one.asset === asset)
  if (!device) throw new Error(`no ${asset}`)
  const { root } = placeOf({ device, externalId: 'd1', tenantId: 7, hearsCommands: true }, 'token')
  return { device, root, sensorIds: new Map([['temp_01', 'uuid-1']]) }
}

const parsed = (messages: readonly { topic: string; payload: string }[]) =>
  messages.map(({ topic, payload }) => ({ topic, json: JSON.parse(payload) }))

describe('a Capture source', () => {
  it('sends the fields of each measurement together, with a time', () => {
    const messages = parsed(liveMessages(placed('OV-101'), AT_MS, none))
    expect(messages.map(({ topic }) => topic)).toEqual([
      'v1/sources/d1/data/read/Oven_PLC/Zone_1',
      'v1/sources/d1/data/read/Oven_PLC/Gas',
    ])
    expect(Object.keys(messages[0]?.json.Fields)).toEqual(['Temperature', 'Setpoint', 'Burner'])
    expect(messages[0]?.json.UtcTimestamp).toBe('2026-05-11T09:30:00.000Z')
  })

  it('or field by field', () => {
    const [level] = parsed(liveMessages(placed('SI-301'), AT_MS, none))
    expect(level).toMatchObject({
      topic: 'v1/sources/d1/data/read/Silo_Gauge/Content/Level',
      json: { Value: expect.any(Number) },
    })
  })

  it('sends history as one message a time and measurement', () => {
    const messages = parsed(historyMessages(placed('OV-101'), [AT_MS, AT_MS + 1000], none))
    expect(messages.map(({ json }) => json.UtcTimestamp)).toEqual([
      '2026-05-11T09:30:00.000Z',
      '2026-05-11T09:30:00.000Z',
      '2026-05-11T09:30:01.000Z',
      '2026-05-11T09:30:01.000Z',
    ])
  })
})

describe('a SensoCAN device', () => {
  it('sends a batch with its battery', () => {
    const [batch] = parsed(liveMessages(placed('RM-11'), AT_MS, none))
    expect(batch?.topic).toBe('tenant/7/device/d1')
    expect(batch?.json).toMatchObject({ battery_voltage: 3.62, data: [{ sensor_slug: 'temp_01' }, {}, {}] })
  })

  it('sends history as bulk data, by the UUID of the sensor', () => {
    const [bulk] = parsed(historyMessages(placed('RM-11'), [AT_MS, AT_MS + 60_000], none))
    expect(bulk?.topic).toBe('tenant/7/device/d1/sensors/uuid-1')
    expect(bulk?.json).toHaveLength(2)
    expect(bulk?.json[1].timestamp).toBe('2026-05-11T09:31:00.000Z')
  })

  it('makes each of its mistakes, the mistyped slug in between, and begins again', () => {
    const careless = placed('CE-02')
    const mistakes = Array.from({ length: 10 }, (_, turn) =>
      mistakeOf(careless, 'tenant/7/device/d2', turn, AT_MS),
    )
    expect(new Set(mistakes.map(({ what }) => what)).size).toBe(6)
    expect(mistakes.filter(({ message }) => message.topic.endsWith('/temp_0l'))).toHaveLength(5)
    expect(mistakeOf(careless, 'tenant/7/device/d2', 11, AT_MS)).toEqual(mistakes[1])
  })
})

describe('a device of another dialect', () => {
  const topicsOf = (asset: string) => parsed(liveMessages(placed(asset), AT_MS, none))

  it('sends to the channels of Drogue, one message each', () => {
    expect(topicsOf('TR-701')).toEqual([
      { topic: 'climate', json: { temperature: expect.any(Number), setpoint: expect.any(Number) } },
      { topic: 'door', json: { open: expect.any(Boolean) } },
    ])
  })

  it('begins its topics with the token of ThingScale', () => {
    expect(topicsOf('WX-801')).toMatchObject([{ topic: 'token/json/d1', json: { temp: expect.any(Number) } }])
  })

  it('sends each property of Connio as it is, and its history as a data feed', () => {
    expect(topicsOf('PU-901')[0]).toEqual({
      topic: 'connio/data/out/devices/d1/properties/flow',
      json: expect.any(Number),
    })
    const [feed] = parsed(historyMessages(placed('PU-901'), [AT_MS, AT_MS + 1000], none))
    expect(feed?.topic).toBe('connio/data/out/devices/d1/json')
    expect(feed?.json.dps).toHaveLength(6)
    expect(feed?.json.dps[3]).toMatchObject({ t: '2026-05-11T09:30:01.000Z', prop: 'flow' })
  })

  it('sends to a topic of its own where it is plain', () => {
    expect(topicsOf('GH-951').map(({ topic }) => topic)).toEqual(['greenhouse'])
  })

  it.each(['TR-701', 'WX-801', 'GH-951'])('has no history, since its messages have no time: %s', (asset) => {
    expect(historyMessages(placed(asset), [AT_MS], none)).toEqual([])
  })
})

describe('the fleet', () => {
  it('has a device of every dialect', () => {
    expect(new Set(devices.map(({ dialect }) => dialect))).toEqual(new Set(dialectIds))
  })

  it('is of 200, of which four lie on the shelf', () => {
    expect(devices).toHaveLength(200)
    expect(devices.filter(({ stays }) => stays === 'spare')).toHaveLength(4)
  })

  it('names each device by an inventory number of its own', () => {
    expect(new Set(devices.map(({ asset }) => asset)).size).toBe(devices.length)
  })

  it('has a setting for each signal that follows one', () => {
    for (const { sensors, settings = [] } of devices) {
      for (const { signal } of sensors) {
        if ('setting' in signal) expect(settings.map(({ name }) => name)).toContain(signal.setting)
      }
    }
  })

  it('gives the careless device the sensors that its mistakes are about', () => {
    const slugs = devices.find(({ isCareless }) => isCareless)?.sensors.map(({ slug }) => slug)
    expect(slugs).toEqual(expect.arrayContaining(['temp_01', 'humidity_01']))
  })
})
