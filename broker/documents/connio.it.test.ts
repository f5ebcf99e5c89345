/** Connio's "Writing through MQTT endpoint", with issued ids and keys in place of the document's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCredential } from '@/lib/services/credentials/create-credential'
import { updateDevice } from '@/lib/services/devices/update-device'
import { closedAfterMs } from '@/testing/answers'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { type ConnioPlant, connectConnio, makeConnioPlant } from '@/testing/connio-plant'
import { recordOf, recordsOf, refusedCodes } from '@/testing/live-log'
import { hasMosquitto, mosquittoPub } from '@/testing/mosquitto'
import { refusedCode } from '@/testing/mqtt'
import { storedReadings, storedValues } from '@/testing/stored-readings'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker({ tls: true })
})
afterAll(() => broker.stop())

const makePlant = (externalId?: string) => makeConnioPlant(broker, externalId)
const open = (plant: ConnioPlant, more = {}) => connectConnio(broker, plant, more)

const tcp = () => ['-h', '127.0.0.1', '-p', String(broker.mqttPort)]
const tls = () => ['-h', 'localhost', '-p', String(broker.mqttsPort), '--cafile', broker.caPath ?? '']
const as = ({ device: { externalId, credential } }: ConnioPlant) => [
  ...['-i', externalId, '-u', credential.username, '-P', credential.password, '-k', '25'],
]
describe.skipIf(!hasMosquitto)("Connio's document", () => {
  it.each([
    ['tcp', tcp],
    ['secure tcp', tls],
  ])(
    'writes single points in raw format, over %s: a number, a quoted string, an object',
    async (_how, to) => {
      const plant = await makePlant()
      for (const [name, payload] of [
        ['temperature', '45'],
        ['state', '"Operational"'],
        ['config', '{"config": { "volume": 34 } }'],
        ['on', 'true'],
      ] as const) {
        const topic = `${plant.out}/properties/${name}`
        expect((await mosquittoPub(...to(), ...as(plant), '-q', '1', '-t', topic, '-m', payload)).code).toBe(
          0,
        )
      }
      expect(await storedValues(broker.pool, plant.device.id)).toEqual([
        ['connio/properties/temperature', 45],
        ['connio/properties/state', 'Operational'],
        ['connio/properties/config', { config: { volume: 34 } }],
        ['connio/properties/on', true],
      ])
      expect(await refusedCodes(broker.pool, plant.company.id)).toEqual([])
    },
  )

  it('writes the data feed of its example, of the device that it names', async () => {
    const plant = await makePlant('_dev_571692235317590466')
    const feed = `{
      "dps": [
        { "t": "2017-05-01T14:00:57.467Z", "v": 15.45, "prop": "temperature" },
        { "t": "2017-05-01T14:00:57.468Z", "v": 45, "prop": "humidity"}
      ]
    }`
    const topic = 'connio/data/out/devices/_dev_571692235317590466/json'
    expect((await mosquittoPub(...tcp(), ...as(plant), '-q', '2', '-t', topic, '-m', feed)).code).toBe(0)
    const stored = await storedReadings(broker.pool, plant.device.id)
    expect(stored.map(({ path, value, ts }) => [path, value, new Date(ts / 1000).toISOString()])).toEqual([
      ['connio/properties/temperature', 15.45, '2017-05-01T14:00:57.467Z'],
      ['connio/properties/humidity', 45, '2017-05-01T14:00:57.468Z'],
    ])
  })

  it('speaks over a WebSocket', async () => {
    const plant = await makePlant()
    const client = await open(plant, { protocol: 'ws', port: broker.wsPort })
    await client.publishAsync(`${plant.out}/properties/temperature`, '1', { qos: 1 })
    expect(await storedValues(broker.pool, plant.device.id)).toHaveLength(1)
    await client.endAsync()
  })

  it('takes version 3.1.1 alone: 3.1 hears return code 1, 5 hears 0x84', async () => {
    const { company, device } = await makePlant()
    const login = { port: broker.mqttPort, ...device.credential, clientId: device.externalId }
    expect(await refusedCode(login)).toBe(0)
    expect(await refusedCode({ ...login, protocolVersion: 5 })).toBe(0x84)
    expect(await refusedCode({ ...login, protocolVersion: 3, protocolId: 'MQIsdp' })).toBe(1)
    expect(await recordOf(broker.pool, company.id, 'version-not-accepted')).toMatchObject({
      stage: 'connect',
      device_id: device.id,
    })
  })

  it('wants the device id as client id, with its case: another is refused with return code 2', async () => {
    const { company, device } = await makePlant('Dev_1')
    const login = { port: broker.mqttPort, ...device.credential }
    for (const clientId of ['dev_1', device.id, 'x', ''])
      expect(await refusedCode({ ...login, clientId })).toBe(2)
    const { mend } = await recordOf(broker.pool, company.id, 'client-id-not-accepted')
    expect(mend?.sentence).toContain('"Dev_1"')
  })

  it('wants a key of the device: its id as user name, its secret as password', async () => {
    const [plant, other] = [await makePlant(), await makePlant()]
    const more = await createCredential(broker.admin, { id: plant.device.id, kind: 'key' })
    const login = { port: broker.mqttPort, clientId: plant.device.externalId }
    const { username, password } = plant.device.credential
    expect(username).toMatch(/^key-/)
    for (const key of [{ username, password }, more]) {
      const { username, password } = key
      expect(await refusedCode({ ...login, username, password })).toBe(0)
    }
    for (const key of [
      { username, password: more.password },
      { username: plant.device.externalId, password },
      { username: other.device.credential.username, password },
      { username: username.toUpperCase(), password },
    ])
      expect(await refusedCode({ ...login, ...key })).toBe(5)
    expect(await refusedCode({ ...login, ...other.device.credential })).toBe(2)
    expect(await recordOf(broker.pool, plant.company.id, 'wrong-secret')).toMatchObject({
      device_id: plant.device.id,
    })
  })

  it('advises a keep-alive of 25 s: another is let in, and noted', async () => {
    const [advised, other] = [await makePlant(), await makePlant()]
    await (await open(advised)).endAsync()
    await (await open(other, { keepalive: 60 })).endAsync()
    const note = await recordOf(broker.pool, other.company.id, 'keep-alive-not-advised')
    expect(note).toMatchObject({
      outcome: 'allowed',
      mend: { sentence: 'Set the keep-alive to 25 seconds.' },
    })
    expect(note.sentence).toContain('60 s')
    const noted = await recordsOf(broker.pool, advised.company.id, 'allowed')
    expect(noted.map(({ code }) => code)).not.toContain('keep-alive-not-advised')
  })

  it("closes a silent connection at 1.5 times the client's own keep-alive", async () => {
    const { company, device } = await makePlant()
    const { username, password } = device.credential
    const ms = await closedAfterMs(broker.mqttPort, { clientId: device.externalId, username, password }, 1)
    expect(ms).toBeGreaterThan(1_400)
    expect(ms).toBeLessThan(8_000)
    expect((await recordOf(broker.pool, company.id, 'protocol-error')).sentence).toContain('keep-alive')
  })

  it('lets no disabled device in', async () => {
    const { company, device } = await makePlant()
    await updateDevice(broker.admin, { id: device.id, status: 'disabled' })
    const login = { port: broker.mqttPort, ...device.credential, clientId: device.externalId }
    expect(await refusedCode(login)).toBe(5)
    await recordOf(broker.pool, company.id, 'device-disabled')
  })
})
