/** Events as CloudEvents: attributes and modes, the forms of their filter, and the codes of SUBACK. */
import type { IClientSubscribeOptions } from 'mqtt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ackCode, subackCodes } from '@/testing/answers'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { binary, type DrogueApp, makeDrogueApp } from '@/testing/drogue-app'
import { inboxOf } from '@/testing/inbox'
import { recordOf, recordsOf } from '@/testing/live-log'
import { connect } from '@/testing/mqtt'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const makePlant = (externalId?: string) => makeDrogueApp(broker, externalId)

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const attributesOf = ({ app, tenant, device }: DrogueApp) => ({
  specversion: '1.0',
  id: expect.stringMatching(UUID),
  type: 'io.drogue.event.v1',
  source: `drogue://${app}/${encodeURIComponent(device.externalId)}`,
  subject: 'state',
  time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/),
  application: app,
  applicationuid: tenant.uuid,
  device: device.externalId,
  deviceuid: device.id,
  sender: device.externalId,
  senderuid: device.id,
  instance: expect.any(String),
  partitionkey: `${app}/${device.externalId}`,
})

describe('a CloudEvent', () => {
  it.each([4, 5] as const)(
    'in the structured mode has every attribute, over MQTT version %i',
    async (version) => {
      const plant = await makePlant('sensor é 1')
      const reader = await plant.reader(version)
      const inbox = inboxOf(reader)
      await reader.subscribeAsync(`app/${plant.app}`, { qos: 1 })
      await plant.sender.publishAsync('state', '{"temp":21.50}', { qos: 1 })
      const event = await inbox.next()
      expect(JSON.parse(event.text)).toEqual({
        ...attributesOf(plant),
        datacontenttype: 'application/json',
        data: { temp: 21.5 },
      })
      expect(event.text).toContain('"data":{"temp":21.50}')
      expect(event.qos).toBe(1)
      if (version === 5) expect(event.contentType).toBe('application/cloudevents+json; charset=utf-8')
      await Promise.all([reader.endAsync(), plant.sender.endAsync()])
    },
  )

  it('in the binary mode has them as user properties under their bare names, and the payload as it came', async () => {
    const plant = await makePlant()
    const reader = await plant.reader(5)
    const inbox = inboxOf(reader)
    await reader.subscribeAsync(`app/${plant.app}`, binary)
    await plant.sender.publishAsync('state', ' {"temp":21.50}', { qos: 1 })
    const event = await inbox.next()
    expect(event.text).toBe(' {"temp":21.50}')
    expect(event.contentType).toBe('application/json')
    expect(event.userProperties).toEqual(attributesOf(plant))
    await Promise.all([reader.endAsync(), plant.sender.endAsync()])
  })

  it('carries bytes as data_base64, or bare in the binary mode, under the content type that they came with', async () => {
    const plant = await makePlant()
    const [whole, bare] = [await plant.reader(4), await plant.reader(5, 'bare')]
    const inboxes = { whole: inboxOf(whole), bare: inboxOf(bare) }
    await whole.subscribeAsync(`app/${plant.app}`)
    await bare.subscribeAsync(`app/${plant.app}`, binary)
    const bytes = Buffer.from([0, 255, 16])
    const typed = { qos: 1, properties: { contentType: 'image/x-frame' } } as const
    for (const [options, type] of [
      [{ qos: 1 }, 'application/octet-stream'],
      [typed, 'image/x-frame'],
    ] as const) {
      await plant.sender.publishAsync('state', bytes, options)
      const event = JSON.parse((await inboxes.whole.next()).text)
      expect(event).toMatchObject({ datacontenttype: type, data_base64: bytes.toString('base64') })
      expect(event).not.toHaveProperty('data')
      const raw = await inboxes.bare.next()
      expect(raw).toMatchObject({ payload: bytes, contentType: type })
    }
    await Promise.all([whole.endAsync(), bare.endAsync(), plant.sender.endAsync()])
  })

  it('tells of a device that connects and disconnects', async () => {
    const plant = await makePlant()
    const reader = await plant.reader(4)
    const inbox = inboxOf(reader)
    await reader.subscribeAsync(`app/${plant.app}`)
    await plant.sender.endAsync()
    const connection = { ...attributesOf(plant), type: 'io.drogue.connection.v1', subject: 'connection' }
    expect(JSON.parse((await inbox.next()).text)).toEqual({
      ...connection,
      datacontenttype: 'application/json',
      data: { connected: false },
    })
    const again = await connect({ port: broker.mqttPort, ...plant.device.credential })
    expect(JSON.parse((await inbox.next()).text)).toMatchObject({ data: { connected: true } })
    await Promise.all([reader.endAsync(), again.endAsync()])
  })

  it('is what a last will becomes, on its channel', async () => {
    const plant = await makePlant()
    const reader = await plant.reader(4)
    const inbox = inboxOf(reader)
    await reader.subscribeAsync(`app/${plant.app}`)
    const will = {
      topic: 'gone',
      payload: Buffer.from('{"because":"power"}'),
      qos: 1,
      retain: false,
    } as const
    const device = await connect({ port: broker.mqttPort, ...plant.device.credential, clientId: 'b', will })
    device.stream.destroy()
    const event = await inbox.next(({ text }) => text.includes('"subject":"gone"'))
    expect(JSON.parse(event.text)).toMatchObject({ type: 'io.drogue.event.v1', data: { because: 'power' } })
    await Promise.all([reader.endAsync(), plant.sender.endAsync()])
  })
})

describe('the filter of events', () => {
  it('keeps its form in the delivery topic: app, a and application', async () => {
    const { reader: open, sender, app } = await makePlant()
    const reader = await open(4)
    const inbox = inboxOf(reader)
    const forms = [`app/${app}`, `a/${app}`, `application/${app}`]
    expect(await subackCodes(reader, forms)).toEqual([0, 0, 0])
    await sender.publishAsync('state', '1', { qos: 1 })
    const events = [await inbox.next(), await inbox.next(), await inbox.next()]
    expect(new Set(events.map(({ topic }) => topic))).toEqual(new Set(forms))
    expect(new Set(events.map(({ text }) => JSON.parse(text).id)).size).toBe(1)
    await Promise.all([reader.endAsync(), sender.endAsync()])
  })

  it.each([
    ['app/+', 0xa2, 'wildcard-not-allowed'],
    ['app/#', 0xa2, 'wildcard-not-allowed'],
    ['a/+/x', 0xa2, 'wildcard-not-allowed'],
    ['$share/g/app/#', 0xa2, 'wildcard-not-allowed'],
    ['app/', 0x8f, 'topic-not-in-grammar'],
    ['app/x/y', 0x8f, 'topic-not-in-grammar'],
    ['$share/g/app/x/y', 0x8f, 'topic-not-in-grammar'],
    ['app/nobodys', 0x87, 'unknown-application'],
    ['$share/g/nobodys', 0x87, 'unknown-application'],
    ['command/inbox/#', 0x87, 'subscribe-out-of-scope'],
    ['command/x/y/z', 0x87, 'subscribe-out-of-scope'],
  ])('%s fails, the connection stays', async (filter, code, reason) => {
    const plant = await makePlant()
    for (const [version, expected] of [
      [5, code],
      [4, 0x80],
    ] as const) {
      const reader = await plant.reader(version)
      expect(await subackCodes(reader, [filter, `app/${plant.app}`])).toEqual([expected, 0])
      expect(await subackCodes(reader, filter)).toEqual([expected])
      expect(reader.connected).toBe(true)
      await reader.endAsync()
    }
    const told = await recordOf(broker.pool, plant.company.id, reason)
    expect(told).toMatchObject({ topic: filter, told: expect.stringMatching(/^SUBACK 0x/) })
    expect(told.mend?.sentence).toBeTruthy()
    await plant.sender.endAsync()
  })

  it('of an application of another company fails with 0x87, and tells the same as of one of nobody', async () => {
    const [ours, theirs] = [await makePlant(), await makePlant()]
    const reader = await ours.reader(5)
    expect(await subackCodes(reader, [`app/${theirs.app}`, 'app/nobodys'])).toEqual([0x87, 0x87])
    await recordOf(broker.pool, ours.company.id, 'unknown-application')
    await expect.poll(async () => (await recordsOf(broker.pool, ours.company.id)).length).toBe(2)
    const [foreign, nobodys] = await recordsOf(broker.pool, ours.company.id)
    expect(foreign?.sentence.replace(theirs.app, 'nobodys')).toBe(nobodys?.sentence)
    await Promise.all([reader.endAsync(), ours.sender.endAsync(), theirs.sender.endAsync()])
  })

  it('is granted QoS 1 where 2 is asked for, and events come at 1', async () => {
    const { reader: open, sender, app } = await makePlant()
    const reader = await open(5)
    const inbox = inboxOf(reader)
    expect(await subackCodes(reader, [`app/${app}`, `$share/g/app/${app}`], { qos: 2 })).toEqual([1, 1])
    expect(await ackCode(sender, 'state', '1', { qos: 2 })).toBe(0)
    expect([(await inbox.next()).qos, (await inbox.next()).qos]).toEqual([1, 1])
    await Promise.all([reader.endAsync(), sender.endAsync()])
  })
})

describe('the content mode', () => {
  it('of two subscriptions of one client may differ', async () => {
    const { reader: open, sender, app } = await makePlant()
    const reader = await open(5)
    const inbox = inboxOf(reader)
    await reader.subscribeAsync(`app/${app}`, binary)
    await reader.subscribeAsync(`a/${app}`, { qos: 1 })
    await sender.publishAsync('state', '1', { qos: 1 })
    expect((await inbox.next(({ topic }) => topic === `app/${app}`)).text).toBe('1')
    expect(JSON.parse((await inbox.next(({ topic }) => topic === `a/${app}`)).text)).toMatchObject({
      data: 1,
    })
    await Promise.all([reader.endAsync(), sender.endAsync()])
  })

  it('of a filter that is subscribed to again is the new one, and nothing comes twice', async () => {
    const { reader: open, sender, app } = await makePlant()
    const reader = await open(5)
    const inbox = inboxOf(reader)
    await reader.subscribeAsync(`app/${app}`, binary)
    await reader.subscribeAsync(`app/${app}`, { qos: 1 })
    await sender.publishAsync('state', '1', { qos: 1 })
    await sender.publishAsync('end', '2', { qos: 1 })
    expect(JSON.parse((await inbox.next()).text)).toMatchObject({ subject: 'state' })
    expect(JSON.parse((await inbox.next()).text)).toMatchObject({ subject: 'end' })
    await reader.unsubscribeAsync(`app/${app}`)
    await sender.publishAsync('state', '3', { qos: 1 })
    await reader.subscribeAsync(`app/${app}`, binary)
    await sender.publishAsync('state', '4', { qos: 1 })
    expect((await inbox.next()).text).toBe('4')
    await Promise.all([reader.endAsync(), sender.endAsync()])
  })

  it('that is not known fails the subscription, and says so', async () => {
    const { company, reader: open, sender, app } = await makePlant()
    const reader = await open(5)
    const asking = (mode: string | string[]): IClientSubscribeOptions => ({
      qos: 0,
      properties: { userProperties: { 'content-mode': mode } },
    })
    expect(await subackCodes(reader, `app/${app}`, asking('avro'))).toEqual([0x83])
    expect(await subackCodes(reader, `app/${app}`, asking(['binary', 'structured']))).toEqual([0x83])
    expect(await subackCodes(reader, `app/${app}`, asking('structured'))).toEqual([0])
    expect((await recordOf(broker.pool, company.id, 'content-mode-not-known')).sentence).toContain('avro')
    await Promise.all([reader.endAsync(), sender.endAsync()])
  })
})
