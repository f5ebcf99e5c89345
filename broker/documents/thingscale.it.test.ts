/** ThingScale's "Using MQTT", with issued ids and tokens in place of the document's. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getCommand } from '@/lib/services/commands/get-command'
import { publishToDevice } from '@/lib/services/commands/publish-to-device'
import { getDevice } from '@/lib/services/devices/get-device'
import { listDevices } from '@/lib/services/devices/list-devices'
import { updateDevice } from '@/lib/services/devices/update-device'
import { subackCodes } from '@/testing/answers'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { inboxOf } from '@/testing/inbox'
import { recordOf, recordsOf, refusedCodes } from '@/testing/live-log'
import { hasMosquitto, mosquittoPub, mosquittoSub } from '@/testing/mosquitto'
import { connect, refusedCode } from '@/testing/mqtt'
import { makePlant } from '@/testing/provision'
import { storedReadings, storedValues } from '@/testing/stored-readings'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker({ tls: true })
})
afterAll(() => broker.stop())

type Account = Awaited<ReturnType<typeof makeAccount>>

async function makeAccount() {
  const { company, tenant, device } = await makePlant(broker.admin, 'thingscale')
  const { username, password: token } = device.credential
  return { company, tenant, device, token, login: { username, password: token } }
}

const tcp = () => ['-h', '127.0.0.1', '-p', String(broker.mqttPort)]
const tls = () => ['-h', 'localhost', '-p', String(broker.mqttsPort), '--cafile', broker.caPath ?? '']
const as = ({ login: { username, password } }: Account) => ['-u', username, '-P', password]
const open = ({ login }: Account, clientId = 'dev1_a7', more = {}) =>
  connect({ port: broker.mqttPort, ...login, clientId, ...more })

async function deviceNamed({ tenant }: Account, externalId: string) {
  const { items } = await listDevices(broker.admin, { tenantId: tenant.id, limit: 50 })
  return items.find((device) => device.externalId === externalId)
}
async function valuesOf(account: Account, externalId: string) {
  const device = await deviceNamed(account, externalId)
  return device ? storedValues(broker.pool, device.id) : []
}

describe.skipIf(!hasMosquitto)("ThingScale's document", () => {
  it.each([
    ['the client id that it advises', () => [...tcp(), '-i', 'station1_x7']],
    ['MQTT 3.1', () => [...tcp(), '-V', 'mqttv31']],
    ['MQTTS', () => [...tls(), '-i', 'station1_x7']],
  ])('publishes the JSON and the bare number of its tutorial: %s', async (_how, to) => {
    const account = await makeAccount()
    const topic = `${account.token}/json/station1`
    for (const message of ['{"temp":20, "humidity":50}', '23.5']) {
      const sent = await mosquittoPub(...to(), '-t', topic, '-m', message, '-d', ...as(account), '-q', '1')
      expect(sent.code).toBe(0)
    }
    expect(await valuesOf(account, 'station1')).toEqual([
      ['thingscale/default/temp', 20],
      ['thingscale/default/humidity', 50],
      ['thingscale/default/value1', 23.5],
    ])
  })

  it('retrieves the commands of the publish service, at QoS 0 and 1, the payload untouched', async () => {
    const account = await makeAccount()
    const { externalId } = account.device
    for (const qos of [0, 1] as const) {
      const topic = `${account.token}/${externalId}/subscribe`
      const device = mosquittoSub(
        ...[...tcp(), '-i', 'd_1', '-t', topic, '-q', '1', '-C', '1', '-F', '%q %t %p', ...as(account)],
      )
      await device.granted
      const { id } = await publishToDevice(broker.admin, {
        deviceId: externalId,
        qos,
        payload: '{"on":  true}',
      })
      expect((await device.done).output).toContain(`${qos} ${topic} {"on":  true}`)
      await expect
        .poll(async () => (await getCommand(broker.admin, { id })).state)
        .toBe(qos === 0 ? 'sent' : 'delivered')
    }
    const tooMuch = publishToDevice(broker.admin, { deviceId: externalId, qos: 2, payload: 1 })
    await expect(tooMuch).rejects.toMatchObject({ code: 'invalid' })
  })

  it('speaks over WebSockets too, secure or not', async () => {
    const account = await makeAccount()
    const ca = readFileSync(broker.caPath ?? '')
    const [plain, secure] = [
      await open(account, 'ws_1', { protocol: 'ws', port: broker.wsPort }),
      await open(account, 'ws_2', { protocol: 'wss', host: 'localhost', port: broker.wssPort, ca }),
    ]
    await plain.publishAsync(`${account.token}/json/a`, '1', { qos: 2 })
    await secure.publishAsync(`${account.token}/json/a`, '2', { qos: 1 })
    expect(await valuesOf(account, 'a')).toEqual([1, 2].map((value) => ['thingscale/default/value1', value]))
    await Promise.all([plain.endAsync(), secure.endAsync()])
  })

  it('takes versions 3.1 and 3.1.1 only: 5 hears 0x84, and Live Logs say so', async () => {
    const account = await makeAccount()
    const login = { port: broker.mqttPort, ...account.login, clientId: 'dev1_a7' }
    expect(await refusedCode({ ...login, protocolVersion: 3, protocolId: 'MQIsdp' })).toBe(0)
    expect(await refusedCode({ ...login, protocolVersion: 4 })).toBe(0)
    expect(await refusedCode({ ...login, protocolVersion: 5 })).toBe(0x84)
    expect(await recordOf(broker.pool, account.company.id, 'version-not-accepted')).toMatchObject({
      stage: 'connect',
      told: 'CONNACK 0x84',
    })
  })

  it('takes client ids of 1 to 23 characters, and answers others with return code 2', async () => {
    const account = await makeAccount()
    const withId = (clientId: string) => ({ port: broker.mqttPort, ...account.login, clientId })
    for (const length of [1, 23]) expect(await refusedCode(withId('x'.repeat(length)))).toBe(0)
    for (const length of [0, 24]) expect(await refusedCode(withId('x'.repeat(length)))).toBe(2)
    const old = { protocolVersion: 3, protocolId: 'MQIsdp' } as const
    expect(await refusedCode({ ...withId('x'.repeat(24)), ...old })).toBe(2)
    expect((await recordOf(broker.pool, account.company.id, 'client-id-not-accepted')).mend).toBeTruthy()
  })

  it('refuses a wrong DEVICE_TOKEN with return code 5, filed under the account', async () => {
    const [account, other] = [await makeAccount(), await makeAccount()]
    const login = { port: broker.mqttPort, clientId: 'd_1', username: account.login.username }
    expect(await refusedCode({ ...login, password: other.token })).toBe(5)
    expect(
      await refusedCode({
        ...login,
        username: account.login.username.toLowerCase(),
        password: account.token,
      }),
    ).toBe(5)
    const record = await recordOf(broker.pool, account.company.id, 'wrong-secret')
    expect(JSON.stringify(record)).not.toContain(other.token)
  })
})

describe("a ThingScale account's data", () => {
  it('stands under its tag, or under none where the topic ends in a slash', async () => {
    const account = await makeAccount()
    const client = await open(account)
    const base = `${account.token}/json/dev1`
    for (const [topic, payload] of [
      [`${base}/oven`, '{"temp":20,"door":{"open":true},"name":"x"}'],
      [`${base}/`, '1'],
      [`${base}/oven`, '"text"'],
    ] as const)
      await client.publishAsync(topic, payload, { qos: 1 })
    expect(await valuesOf(account, 'dev1')).toEqual([
      ['thingscale/oven/temp', 20],
      ['thingscale/oven/door', { open: true }],
      ['thingscale/oven/name', 'x'],
      ['thingscale/default/value1', 1],
      ['thingscale/oven/value1', 'text'],
    ])
    await client.endAsync()
  })

  it('of the binary topics is a hex dump under value1, MessagePack or not', async () => {
    const account = await makeAccount()
    const client = await open(account)
    const messagePack = Buffer.from('81a474656d7014', 'hex')
    await client.publishAsync(`${account.token}/binary/dev1`, messagePack, { qos: 1 })
    await client.publishAsync(`${account.token}/binary/dev1/cam`, Buffer.from([0, 255, 128]), { qos: 2 })
    expect(await valuesOf(account, 'dev1')).toEqual([
      ['thingscale/default/value1', '81a474656d7014'],
      ['thingscale/cam/value1', '00ff80'],
    ])
    await client.endAsync()
  })

  it('registers an unknown device at once, marks it new, and keeps the data of its first message', async () => {
    const account = await makeAccount()
    const client = await open(account)
    await client.publishAsync(`${account.token}/json/newcomer`, '{"temp":1}', { qos: 1 })
    const device = await deviceNamed(account, 'newcomer')
    expect(device).toMatchObject({ dialect: 'thingscale', isNew: true, name: 'newcomer' })
    expect(await storedReadings(broker.pool, device?.id ?? '')).toHaveLength(1)
    const note = await recordOf(broker.pool, account.company.id, 'new-device')
    expect(note).toMatchObject({ outcome: 'allowed', device_id: device?.id })
    expect(note.sentence).toContain('NEW_DEVICE_FOUND')
    await updateDevice(broker.admin, { id: device?.id ?? '', isNew: false })
    expect((await getDevice(broker.admin, { id: device?.id ?? '' })).isNew).toBe(false)
    await client.endAsync()
  })

  it('of twenty first messages at once, on two connections, makes one device and loses none', async () => {
    const account = await makeAccount()
    const clients = [await open(account, 'one'), await open(account, 'two')]
    await Promise.all(
      Array.from({ length: 20 }, (_, value) =>
        clients[value % 2]?.publishAsync(`${account.token}/json/burst`, String(value), { qos: 1 }),
      ),
    )
    const values = (await valuesOf(account, 'burst')).map(([, value]) => Number(value))
    expect(values.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, value) => value))
    await Promise.all(clients.map((client) => client.endAsync()))
  })

  it.each([
    ['json/', '1', 'device-id-zero', 'DEVICE_ID_ZERO'],
    ['json/0', '1', 'device-id-zero', 'DEVICE_ID_ZERO'],
    ['json/json', '1', 'name-not-valid', 'reserved'],
    ['json/binary/x', '1', 'name-not-valid', 'reserved'],
    ['json/dev1', '{"temp":', 'payload-not-json', 'BAD_JSON_FORMAT'],
    ['json/dev1', 'running', 'payload-not-json', 'BAD_JSON_FORMAT'],
    ['json/dev1', '[1,2]', 'payload-wrong-shape', 'BAD_JSON_FORMAT'],
    ['json/dev1/tag/more', '1', 'publish-out-of-scope', 'after the tag'],
    ['dev1/subscribe', '1', 'publish-out-of-scope', 'only the platform'],
    ['data/dev1', '1', 'publish-out-of-scope', 'has to be'],
  ])(
    'at %s with %s is dropped and logged, registers nothing, and the connection stays',
    async (topic, payload, code, word) => {
      const account = await makeAccount()
      const client = await open(account)
      const listener = inboxOf(client)
      await client.subscribeAsync(`${account.token}/#`)
      for (const qos of [1, 2] as const)
        await client.publishAsync(`${account.token}/${topic}`, payload, { qos })
      expect(client.connected).toBe(true)
      const records = await recordsOf(broker.pool, account.company.id)
      expect(records.map((one) => one.code)).toEqual([code, code])
      expect(records[0]?.sentence).toContain(word)
      expect(records[0]?.mend?.sentence).toBeTruthy()
      expect(
        (await listDevices(broker.admin, { tenantId: account.tenant.id, limit: 50 })).items,
      ).toHaveLength(1)
      // What came after it is all that went on.
      await client.publishAsync(`${account.token}/json/dev2`, '5', { qos: 1 })
      expect((await listener.next()).topic).toBe(`${account.token}/json/dev2`)
      await client.endAsync()
    },
  )

  it('of a disabled device, or under the id of a device of another dialect, is refused by name', async () => {
    const account = await makeAccount()
    const { externalId } = account.device
    const client = await open(account)
    await client.publishAsync(`${account.token}/json/${externalId}`, '1', { qos: 1 })
    await updateDevice(broker.admin, { id: account.device.id, status: 'disabled' })
    await expect
      .poll(async () => {
        await client.publishAsync(`${account.token}/json/${externalId}`, '2', { qos: 1 })
        return refusedCodes(broker.pool, account.company.id)
      })
      .toContain('device-disabled')
    expect((await recordOf(broker.pool, account.company.id, 'device-disabled')).sentence).toContain(
      'DEVICE_DISABLED',
    )
    await client.endAsync()
  })

  it.each([
    '#',
    '+/#',
    '$SYS/#',
    '{other}/#',
    '{other}/json/dev1',
    'json/dev1',
    '+/json/dev1',
    '$share/g/{token}/#',
  ])('is not read by a subscription to %s, which is refused with 0x80', async (filter) => {
    const [account, other] = [await makeAccount(), await makeAccount()]
    const client = await open(account)
    const asked = filter.replace('{other}', other.token).replace('{token}', account.token)
    expect(await subackCodes(client, [asked, `${account.token}/#`], { qos: 2 })).toEqual([0x80, 2])
    expect(client.connected).toBe(true)
    await expect.poll(async () => (await recordsOf(broker.pool, account.company.id)).length).toBe(1)
    expect(JSON.stringify(await recordsOf(broker.pool, account.company.id))).not.toContain(other.token)
    await client.endAsync()
  })
})
