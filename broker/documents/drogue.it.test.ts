/** Drogue's "MQTT integration", with issued names and secrets in place of the document's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mintJwt } from '@/lib/access/jwt'
import { createToken } from '@/lib/services/session/create-token'
import { createTenant } from '@/lib/services/tenants/create-tenant'
import { updateTenant } from '@/lib/services/tenants/update-tenant'
import { connackOfPassword } from '@/testing/answers'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { inboxOf } from '@/testing/inbox'
import { recordOf, refusedCodes } from '@/testing/live-log'
import { hasMosquitto, isRefused, mosquittoPub, mosquittoSub } from '@/testing/mosquitto'
import { closed, connect, refusedCode } from '@/testing/mqtt'
import { makeBackEnd, makeCompany, makeDevice, makeUser, PASSWORD } from '@/testing/provision'

let broker: TestBroker
let plant: Awaited<ReturnType<typeof makePlant>>
beforeAll(async () => {
  broker = await startTestBroker({ tls: true })
  plant = await makePlant()
})
afterAll(() => broker.stop())

/** The applications and the device that the document names. */
async function makePlant() {
  const company = await makeCompany(broker.admin)
  const tenantNamed = (application: string) =>
    createTenant(broker.admin, { companyId: company.id, name: application, application })
  const [example, mine] = [await tenantNamed('example-app'), await tenantNamed('my-app')]
  const device = await makeDevice(broker.admin, example.id, 'drogue', [], { externalId: 'sensor-1' })
  const myDevice = await makeDevice(broker.admin, mine.id, 'drogue', [], { externalId: 'my-device' })
  const user = await makeUser(broker.admin, company.id, 'engineer')
  const { token: jwt } = await createToken(broker.admin, { username: user.username, password: PASSWORD })
  return {
    company,
    mine,
    example,
    device,
    myDevice,
    deviceClient: await connect({ port: broker.mqttPort, ...device.credential }),
    myDeviceClient: await connect({ port: broker.mqttPort, ...myDevice.credential }),
    user,
    jwt,
    apiKey: (await makeBackEnd(broker.admin, company.id)).login,
  }
}

const tcp = () => ['-h', '127.0.0.1', '-p', String(broker.mqttPort)]
const tls = () => ['-h', 'localhost', '-p', String(broker.mqttsPort), '--cafile', broker.caPath ?? '']
const as = ({ username, password }: { username: string; password: string }) => [
  '-u',
  username,
  '-P',
  password,
]
const publish = (to: string[], who: string[], topic: string, payload: string) =>
  mosquittoPub(...to, ...who, '-q', '1', '-t', topic, '-m', payload)
/** Of devices that stay connected, so that readers hear of nothing but this. */
const event = (device = plant.deviceClient) => device.publishAsync('state', '{"temp":21}', { qos: 1 })

describe.skipIf(!hasMosquitto)("Drogue's document: connecting", () => {
  it.each([
    ['an OAuth2 token as user name, MQTT 3.1.1, without TLS', () => [...tcp(), '-u', plant.jwt]],
    ['an OAuth2 token as user name, MQTT 5, with TLS', () => [...tls(), '-V', '5', '-u', plant.jwt]],
    ['an API key, MQTT 3.1.1, with TLS', () => [...tls(), ...as(plant.apiKey)]],
    ['an API key, MQTT 5, without TLS', () => [...tcp(), '-V', '5', ...as(plant.apiKey)]],
  ])('%s', async (_how, args) => {
    const reader = mosquittoSub(...args(), '-t', 'app/example-app', '-C', '1', '-v')
    expect(await reader.granted).toContain('Subscribed (mid: 1): 0')
    await event()
    expect((await reader.done).output).toContain('app/example-app {')
  })

  it('an OAuth2 token as the password alone in MQTT 5, and not in 3.1.1', async () => {
    expect(await connackOfPassword(broker.mqttPort, 5, plant.jwt)).toBe(0)
    // [MQTT-3.1.2-22] A CONNECT of 3.1.1 with a password and no name is malformed: it is closed without an answer.
    await expect(connackOfPassword(broker.mqttPort, 4, plant.jwt)).rejects.toThrow('closed before CONNACK')
    expect((await publish(tcp(), ['-u', '', '-P', plant.jwt], 'x', '1')).code).toBe(5)
    expect((await publish(tcp(), ['-V', '5', '-u', '', '-P', plant.jwt], 'x', '1')).code).not.toBe(5)
  })

  it('an OAuth2 token as user name and password at once is refused', async () => {
    for (const protocolVersion of [4, 5] as const) {
      const twice = { port: broker.mqttPort, username: plant.jwt, password: plant.jwt, protocolVersion }
      expect(await refusedCode(twice)).toBe(protocolVersion === 5 ? 0x87 : 5)
    }
  })

  it('an expired token is refused at CONNECT, and ends a live connection when it expires', async () => {
    const { keys } = broker.services.access
    const { epoch } = await broker.services.db.prisma.user.findUniqueOrThrow({ where: { id: plant.user.id } })
    const endingIn = async (ms: number) => {
      const { id, username } = plant.user
      const issuedAtMs = Date.now() - 2 * 3600_000 + ms
      return (await mintJwt(keys.jwtKey, { id, username, epoch }, issuedAtMs)).token
    }
    expect(await refusedCode({ port: broker.mqttPort, username: await endingIn(-2000) })).toBe(5)
    const client = await connect({
      port: broker.mqttPort,
      username: await endingIn(3000),
      protocolVersion: 5,
      clientId: 'short-lived',
    })
    const told = new Promise((resolve) => client.once('disconnect', ({ reasonCode }) => resolve(reasonCode)))
    await closed(client)
    expect(await told).toBe(0x87)
  })

  it('an API key is of the user whose name goes with it', async () => {
    const login = { ...plant.apiKey, username: plant.user.username }
    expect(await refusedCode({ port: broker.mqttPort, ...login })).toBe(5)
    expect(await refusedCode({ port: broker.mqttPort, username: plant.apiKey.password })).toBe(5)
  })

  it('anonymous clients read the applications that are opened to them, and nothing else', async () => {
    expect(await refusedCode({ port: broker.mqttPort })).toBe(5)
    await updateTenant(broker.admin, { id: plant.example.id, settings: { anonymousRead: true } })
    const reader = mosquittoSub(...tcp(), '-t', 'app/example-app', '-C', '1', '-v')
    expect(await reader.granted).toContain('Subscribed (mid: 1): 0')
    await event()
    expect((await reader.done).output).toContain('"subject":"state"')
    for (const filter of ['app/my-app', `v1/raw/${plant.company.name}/#`, 'command/inbox/#', '#']) {
      expect(await mosquittoSub(...tcp(), '-t', filter).granted).toMatch(/: 128|denied/)
      expect(await mosquittoSub(...tcp(), '-V', '5', '-t', filter).granted).toMatch(/: 1(35|62)|denied/)
    }
    const command = 'command/example-app/sensor-1/setTemperature'
    expect(await isRefused('mosquitto_pub', ...tcp(), '-q', '1', '-t', command, '-m', '1')).toBe(true)
    const live = await connect({ port: broker.mqttPort })
    await updateTenant(broker.admin, { id: plant.example.id, settings: { anonymousRead: false } })
    await closed(live)
    expect(await refusedCode({ port: broker.mqttPort })).toBe(5)
  })
})

describe.skipIf(!hasMosquitto)("Drogue's document: events", () => {
  it('app/<application>, in the structured mode by default, in both versions', async () => {
    for (const version of ['311', '5']) {
      const reader = mosquittoSub(
        ...tcp(),
        '-V',
        version,
        ...as(plant.apiKey),
        '-t',
        'app/example-app',
        '-C',
        '1',
      )
      await reader.granted
      await event()
      const { output } = await reader.done
      expect(output).toContain('"specversion":"1.0"')
      expect(output).toContain('"device":"sensor-1"')
      expect(output).toContain('"data":{"temp":21}')
    }
  })

  it('the binary mode of MQTT 5: metadata in user properties, the payload alone in the payload', async () => {
    const reader = mosquittoSub(
      ...[...tcp(), '-V', '5', ...as(plant.apiKey), '-t', 'app/example-app', '-C', '1'],
      ...['-D', 'subscribe', 'user-property', 'content-mode', 'binary', '-F', '<%p> %C %P'],
    )
    await reader.granted
    await event()
    const { output } = await reader.done
    expect(output).toContain('<{"temp":21}> application/json')
    expect(output).toContain('device:sensor-1')
    expect(output).toContain('specversion:1.0')
  })

  it('each subscriber gets each message', async () => {
    const readers = [1, 2].map(() =>
      mosquittoSub(...tcp(), ...as(plant.apiKey), '-t', 'app/example-app', '-C', '1'),
    )
    await Promise.all(readers.map(({ granted }) => granted))
    await event()
    for (const { output } of await Promise.all(readers.map(({ done }) => done)))
      expect(output).toContain('"subject":"state"')
  })

  it("the shared subscription's last example is the same group as with app/, and Live Logs say how it is written", async () => {
    const login = { port: broker.mqttPort, ...plant.apiKey }
    const [short, long] = [await connect(login), await connect({ ...login, protocolVersion: 5 })]
    const inboxes = [inboxOf(short), inboxOf(long)]
    await short.subscribeAsync('$share/my-group/my-app')
    await long.subscribeAsync('$share/my-group/app/my-app')
    for (let count = 0; count < 4; count++) await event(plant.myDeviceClient)
    await expect.poll(() => inboxes.map(({ taken }) => taken.length)).toEqual([2, 2])
    expect(new Set(inboxes.flatMap(({ taken }) => taken.map(({ topic }) => topic)))).toEqual(
      new Set(['app/my-app']),
    )
    expect(await recordOf(broker.pool, plant.company.id, 'share-without-app')).toMatchObject({
      outcome: 'allowed',
      topic: '$share/my-group/my-app',
      mend: { sentence: expect.stringContaining('$share/my-group/app/my-app') },
    })
    await Promise.all([short.endAsync(), long.endAsync()])
  })
})

describe.skipIf(!hasMosquitto)("Drogue's document: commands", () => {
  it('setTemperature reaches my-device of my-app, its payload to the byte', async () => {
    const device = mosquittoSub(
      ...[...tcp(), ...as(plant.myDevice.credential), '-t', 'command/inbox/#', '-C', '1', '-v'],
    )
    await device.granted
    const sent = await publish(
      tcp(),
      as(plant.apiKey),
      'command/my-app/my-device/setTemperature',
      '{"value": 1.23 }',
    )
    expect(sent.code).toBe(0)
    expect((await device.done).output).toContain('command/inbox//setTemperature {"value": 1.23 }')
  })

  it('a command to an unknown application or device, or of other levels, is refused: v5 hears 0x87', async () => {
    const other = await makeBackEnd(broker.admin, (await makeCompany(broker.admin)).id)
    for (const [login, topic] of [
      [plant.apiKey, 'command/no-app/my-device/setTemperature'],
      [plant.apiKey, 'command/my-app/my-device'],
      [other.login, 'command/my-app/my-device/setTemperature'],
    ] as const) {
      const { code, output } = await publish(tcp(), ['-V', '5', '-d', ...as(login)], topic, '1')
      expect(`${code} ${output}`).toContain('135')
      expect(
        await isRefused('mosquitto_pub', ...tcp(), ...as(login), '-q', '1', '-t', topic, '-m', '1'),
      ).toBe(true)
    }
    await publish(tcp(), as(plant.apiKey), 'command/my-app/nobody/setTemperature', '1')
    expect(await refusedCodes(broker.pool, plant.company.id)).toContain('unknown-device')
  })
})
