/** The plain dialect: namespaces of tenants that never meet, and a mount that nobody sees. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queueCommand } from '@/lib/services/commands/queue-command'
import { createCredential } from '@/lib/services/credentials/create-credential'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { ackCode, subackCodes } from '@/testing/answers'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { inboxOf } from '@/testing/inbox'
import { recordOf } from '@/testing/live-log'
import { hasMosquitto, mosquittoPub, mosquittoSub } from '@/testing/mosquitto'
import { collect, connect } from '@/testing/mqtt'
import { LAST, type Login, makePlainTenant, speaking } from '@/testing/plain'
import { makePlant, makeUser, PASSWORD } from '@/testing/provision'
import { storedValues } from '@/testing/stored-readings'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const versions = [3, 4, 5] as const
const as = (login: Login, version: 3 | 4 | 5 = 4) =>
  connect({ port: broker.mqttPort, ...login, ...speaking(version) })
const twoTenants = async () =>
  [await makePlainTenant(broker.admin), await makePlainTenant(broker.admin)] as const

describe.each(versions)('two tenants, in version %s of MQTT,', (version) => {
  it('never see what the other publishes, retained messages and wills included', async () => {
    const [ours, theirs] = await twoTenants()
    const will = { topic: 'line1/will', payload: Buffer.from('theirs'), qos: 1 as const, retain: true }
    const before = await as(theirs.asUser, version)
    await before.publishAsync('line1/kept', 'theirs', { qos: 1, retain: true })
    const watcher = await as(ours.asDevice, version)
    const inbox = inboxOf(watcher)
    await watcher.subscribeAsync(['#', '+/#', 'line1/kept', 'line1/+'], { qos: 2 })
    const dying = await connect({ port: broker.mqttPort, ...theirs.asDevice, ...speaking(version), will })
    const witness = await as(theirs.asOther, version)
    const seen = await collect(witness, 'line1/#', 1)
    for (const login of theirs.logins) {
      const client = await as(login, version)
      for (const qos of [0, 1, 2] as const) await client.publishAsync('line1/temp', `${qos}`, { qos })
      await client.endAsync()
    }
    dying.stream.destroy()
    expect(await seen.next(({ topic }) => topic === 'line1/will')).toMatchObject({ text: 'theirs' })
    const friend = await as(ours.asUser, version)
    await friend.publishAsync('line1/temp', LAST, { qos: 2 })
    expect(await inbox.next()).toMatchObject({ topic: 'line1/temp', text: LAST })
    expect(inbox.taken).toEqual([])
    await Promise.all([before, watcher, witness, friend].map((client) => client.endAsync()))
  })

  it('never share a group, nor a session of one client id', async () => {
    const [ours, theirs] = await twoTenants()
    const inboxes = []
    for (const { asUser } of [ours, theirs]) {
      const client = await connect({
        port: broker.mqttPort,
        ...asUser,
        ...speaking(version),
        clientId: 'same',
        clean: true,
      })
      await client.subscribeAsync('$share/group/line1/#', { qos: 1 })
      inboxes.push({ client, inbox: inboxOf(client) })
    }
    const source = await as(theirs.asDevice, version)
    for (let index = 0; index < 4; index++) await source.publishAsync('line1/temp', `${index}`, { qos: 1 })
    const [first, second] = inboxes
    for (let index = 0; index < 4; index++)
      expect(await second?.inbox.next()).toMatchObject({ topic: 'line1/temp', text: `${index}` })
    expect(first?.inbox.taken).toEqual([])
    expect(inboxes.map(({ client }) => client.connected)).toEqual([true, true])
    await Promise.all([source, ...inboxes.map(({ client }) => client)].map((client) => client.endAsync()))
  })

  it('cannot name the place at which the other stands', async () => {
    const [ours, theirs] = await twoTenants()
    const client = await as(ours.asUser, version)
    const filters = [
      `$plain/${theirs.tenantId}/#`,
      '$plain/+/#',
      '$group/#',
      '$events/#',
      '$SYS/#',
      '$share/g/$SYS/#',
      `$share/g/$plain/${theirs.tenantId}/#`,
    ]
    const codes = await subackCodes(client, filters)
    expect(codes).toEqual(filters.map(() => (version === 5 ? 0x87 : 0x80)))
    const above = await subackCodes(client, ['../#', `x/$plain/${theirs.tenantId}/#`])
    expect(above).toEqual([0, 0])
    const reader = await as(theirs.asUser, version)
    const inbox = await collect(reader, '#', 1)
    const code = await ackCode(client, `$plain/${theirs.tenantId}/line1`, 'over the fence')
    expect(code).toBe(version === 5 ? 0x90 : 0)
    await reader.publishAsync('line1', LAST, { qos: 1 })
    expect(await inbox.next()).toMatchObject({ text: LAST })
    expect(client.connected).toBe(true)
    expect(await recordOf(broker.pool, ours.companyId, 'publish-out-of-scope')).toMatchObject({
      topic: `$plain/${theirs.tenantId}/line1`,
      told: version === 5 ? 'PUBACK 0x90' : 'PUBACK',
    })
    await Promise.all([client.endAsync(), reader.endAsync()])
  })
})

describe.skipIf(!hasMosquitto)("mosquitto's clients", () => {
  const tcp = (login: Login, version: string) => [
    ...['-h', '127.0.0.1', '-p', String(broker.mqttPort), '-V', version],
    ...['-u', login.username, '-P', login.password],
  ]

  it.each(['mqttv31', 'mqttv311', 'mqttv5'])('over %s get topics as they were published', async (version) => {
    const { asDevice, asUser } = await makePlainTenant(broker.admin)
    const kept = ['-t', 'line1/kept', '-m', 'kept', '-q', '1', '-r']
    expect(await mosquittoPub(...tcp(asDevice, version), ...kept)).toEqual({ code: 0, output: '' })
    const sub = mosquittoSub(
      ...tcp(asUser, version),
      '-t',
      'line1/#',
      '-q',
      '2',
      '-C',
      '3',
      '-F',
      '%t %q %r %p',
    )
    expect(await sub.granted).toContain('Subscribed')
    await mosquittoPub(...tcp(asDevice, version), '-t', 'line1/temp', '-m', '{"c":21.5}', '-q', '2')
    const will = { topic: 'line1/will', payload: Buffer.from('gone'), qos: 1 as const, retain: false }
    const dying = await connect({ port: broker.mqttPort, ...asDevice, will })
    dying.stream.destroy()
    const { output } = await sub.done
    expect(output).toContain('line1/kept 1 1 kept')
    expect(output).toContain('line1/temp 2 0 {"c":21.5}')
    expect(output).toContain('line1/will 1 0 gone')
    expect(output).not.toContain('$plain')
  })
})

describe("a device's message", () => {
  it('that is JSON becomes readings under its topic, which the raw tree shows encoded', async () => {
    const { asDevice, asUser, device, companyId, companyName } = await makePlainTenant(broker.admin)
    const viewer = await makeUser(broker.admin, companyId, 'viewer')
    const tree = await as({ username: viewer.username, password: PASSWORD })
    const raw = await collect(tree, `v1/raw/${companyName}/#`, 1)
    const client = await as(asDevice)
    await client.publishAsync('line1/temp', '{"celsius":21.5,"ok":true}', { qos: 1 })
    await client.publishAsync('line1/count', '7', { qos: 1 })
    await client.publishAsync('line1/text', 'on', { qos: 1 })
    await client.publishAsync('line1/bytes', Buffer.from([0, 255]), { qos: 1 })
    const user = await as(asUser)
    await user.publishAsync('line1/temp', '{"celsius":99}', { qos: 1 })
    const base = `v1/raw/${companyName}/${device.id}/plain/line1%2F`
    expect([(await raw.next()).topic, (await raw.next()).topic]).toEqual([
      `${base}temp/celsius`,
      `${base}temp/ok`,
    ])
    expect(await raw.next()).toMatchObject({
      topic: `${base}count/value`,
      text: expect.stringContaining('"Value":7'),
    })
    expect((await storedValues(broker.pool, device.id)).sort()).toMatchObject([
      ['plain/line1/count/value', 7],
      ['plain/line1/temp/celsius', 21.5],
      ['plain/line1/temp/ok', expect.anything()],
    ])
    await Promise.all([tree, client, user].map((one) => one.endAsync()))
  })

  it('is routed and not stored where its tenant turned that off', async () => {
    const { asDevice, asUser, device, tenantId } = await makePlainTenant(broker.admin)
    const reader = await as(asUser)
    const inbox = await collect(reader, '#', 1)
    const client = await as(asDevice)
    await updateTenant(broker.admin, { id: tenantId, settings: { plainStore: false } })
    let before = -1
    // The change reaches the broker a moment later.
    await expect
      .poll(async () => {
        const earlier = before
        await client.publishAsync('line1/temp', '{"celsius":1}', { qos: 1 })
        before = (await storedValues(broker.pool, device.id)).length
        return before - earlier
      })
      .toBe(0)
    await client.publishAsync('line1/last', '{"celsius":2}', { qos: 1 })
    expect(await inbox.next(({ topic }) => topic === 'line1/last')).toMatchObject({ text: '{"celsius":2}' })
    expect(await storedValues(broker.pool, device.id)).toHaveLength(before)
    await Promise.all([reader.endAsync(), client.endAsync()])
  })

  it('comes over a plain credential of a Capture source as over any', async () => {
    const { company, device } = await makePlant(broker.admin, 'capture')
    const credential = await createCredential(broker.admin, { id: device.id, kind: 'plain' })
    const client = await as(credential, 3)
    const inbox = await collect(client, 'line1/#', 2)
    await client.publishAsync('line1/temp', '{"celsius":4}', { qos: 2 })
    expect(await inbox.next()).toMatchObject({ topic: 'line1/temp', qos: 2 })
    expect(await storedValues(broker.pool, device.id)).toEqual([['plain/line1/temp/celsius', 4]])
    expect(company.name).toBeTruthy()
    await client.endAsync()
  })
})

it('commands arrive at command/<external id>/<name>, for the device and for who listens', async () => {
  const { asDevice, asUser, device } = await makePlainTenant(broker.admin)
  const own = await as(asDevice)
  const commands = await collect(own, `command/${device.externalId}/#`, 1)
  const user = await as(asUser, 5)
  const all = await collect(user, '#')
  await queueCommand(broker.admin, { id: device.id, name: 'valve/open', payload: { by: 3 }, qos: 1 })
  const topic = `command/${device.externalId}/valve/open`
  expect(await commands.next()).toEqual({ topic, text: '{"by":3}', qos: 1 })
  expect(await all.next()).toEqual({ topic, text: '{"by":3}', qos: 0 })
  await Promise.all([own.endAsync(), user.endAsync()])
})
