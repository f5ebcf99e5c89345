import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiToken } from '@/lib/services/api-tokens/create-api-token'
import { createCredential } from '@/lib/services/credentials/create-credential'
import { updateDevice } from '@/lib/services/devices/update-device'
import { createToken } from '@/lib/services/session/create-token'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { collect, connect, refusedCode } from '@/testing/mqtt'
import { makePlainTenant } from '@/testing/plain'
import { makePlant, makeUser, PASSWORD } from '@/testing/provision'
import { rawConnect } from '@/testing/raw-client'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const port = () => broker.mqttPort

/** The newest connection record of a device, once the broker has stored one that fits. */
async function recordOf(deviceId: string, code: string) {
  return expect.poll(async () => {
    const { rows } = await broker.pool.query(
      'SELECT stage, code, told, sentence FROM live_log WHERE device_id = $1 AND code = $2',
      [deviceId, code],
    )
    return rows[0]
  })
}

describe('CONNECT lets in', () => {
  it('a device with its user name and password, over v3.1.1 and v5', async () => {
    const { device } = await makePlant(broker.admin, 'sensocan')
    for (const protocolVersion of [4, 5] as const) {
      expect(await refusedCode({ port: port(), ...device.credential, protocolVersion })).toBe(0)
    }
  })

  it('a SensoCAN device by its access token as user name, with an empty and with an absent password', async () => {
    const { device } = await makePlant(broker.admin, 'sensocan')
    const token = await createCredential(broker.admin, { id: device.id, kind: 'access-token' })
    expect(await refusedCode({ port: port(), username: token.username, password: '' })).toBe(0)
    expect(await refusedCode({ port: port(), username: token.username })).toBe(0)
  })

  it('a user by password, a user by JWT, and an API token by GUID and value', async () => {
    const { company } = await makePlant(broker.admin, 'capture')
    const user = await makeUser(broker.admin, company.id, 'viewer')
    const jwt = await createToken(broker.admin, { username: user.username, password: PASSWORD })
    const token = await createApiToken(broker.admin, {
      companyId: company.id,
      name: 't',
      scopes: ['read:telemetry'],
    })
    for (const credential of [
      { username: user.username, password: PASSWORD },
      { username: user.username, password: jwt.token },
      { username: token.id, password: token.value },
    ]) {
      const client = await connect({ port: port(), ...credential })
      const raw = await collect(client, `v1/raw/${company.name}/#`)
      expect(raw.granted.map(({ qos }) => qos)).toEqual([0])
      await client.endAsync()
    }
  })

  it('two principals with one client id, side by side', async () => {
    const [one, two] = [
      await makePlant(broker.admin, 'sensocan', ['t']),
      await makePlant(broker.admin, 'sensocan', ['t']),
    ]
    const clients = [
      await connect({ port: port(), ...one.device.credential, clientId: 'same' }),
      await connect({ port: port(), ...two.device.credential, clientId: 'same' }),
    ]
    for (const [index, { tenant, device }] of [one, two].entries()) {
      await clients[index]?.publishAsync(`tenant/${tenant.id}/device/${device.id}/sensor/t`, '{"value":1}', {
        qos: 1,
      })
    }
    expect(clients.map((client) => client.connected)).toEqual([true, true])
    await Promise.all(clients.map((client) => client.endAsync()))
  })
})

describe('A04 a name that means something elsewhere', () => {
  const names = [
    '#',
    '+',
    'a/b',
    '../x',
    '__proto__',
    'constructor',
    'toString',
    '$SYS/#',
    "' OR 1=1 --",
    '\u202ea',
  ]

  it.each(names)(
    'as client id, %j, is a name like any other: its durable session is its own',
    async (clientId) => {
      const { asDevice } = await makePlainTenant(broker.admin)
      const { username } = asDevice
      const login = { username, password: Buffer.from(asDevice.password), clientId, clean: false }
      const first = await rawConnect(port(), 4, login)
      expect([first.connack.returnCode, first.connack.sessionPresent]).toEqual([0, false])
      expect(await first.client.subscribe('line', 1)).toEqual([1])
      await first.client.drop()
      const again = await rawConnect(port(), 4, login)
      expect([again.connack.returnCode, again.connack.sessionPresent]).toEqual([0, true])
      await again.client.drop()
      const other = await rawConnect(port(), 4, { ...login, clientId: 'another' })
      expect(other.connack.sessionPresent).toBe(false)
      await other.client.drop()
    },
  )

  it.each(names)('as user name, %j, is nobody, with any password and with none', async (username) => {
    const { device } = await makePlant(broker.admin, 'sensocan')
    const { password } = device.credential
    expect(await refusedCode({ port: port(), username, password })).toBe(5)
    expect(await refusedCode({ port: port(), username })).toBe(5)
  })
})

describe('CONNECT refuses', () => {
  it('a wrong password with 5 and 0x87, filed under the device whose name it claimed', async () => {
    const { device } = await makePlant(broker.admin, 'sensocan')
    const wrong = { port: port(), username: device.credential.username, password: 'wrong' }
    expect(await refusedCode(wrong)).toBe(5)
    expect(await refusedCode({ ...wrong, protocolVersion: 5 })).toBe(0x87)
    await (await recordOf(device.id, 'wrong-secret')).toMatchObject({ stage: 'auth' })
  })

  it('an unknown name, nobody at all, and a lone secret of no one', async () => {
    expect(await refusedCode({ port: port(), username: 'nobody-knows', password: 'x' })).toBe(5)
    expect(await refusedCode({ port: port() })).toBe(5)
    expect(await refusedCode({ port: port(), username: 'sbx_tok_00000000' })).toBe(5)
  })

  it.each([
    ['disabled', 'device-disabled'],
    ['suspended', 'device-suspended'],
  ] as const)('a device that is %s, and Live Logs say so', async (status, code) => {
    const { device } = await makePlant(broker.admin, 'sensocan')
    await updateDevice(broker.admin, { id: device.id, status })
    expect(await refusedCode({ port: port(), ...device.credential })).toBe(5)
    await (await recordOf(device.id, code)).toMatchObject({
      stage: 'state',
      told: 'CONNACK 5',
      sentence: expect.not.stringContaining('claimed'),
    })
  })

  it('A08 a will outside what the device may publish to', async () => {
    const { device } = await makePlant(broker.admin, 'sensocan')
    const will = {
      topic: 'tenant/1/device/someone/sensor/t',
      payload: Buffer.from('{}'),
      qos: 0 as const,
      retain: false,
    }
    expect(await refusedCode({ port: port(), ...device.credential, will })).toBe(5)
    await (await recordOf(device.id, 'will-not-allowed')).toMatchObject({ told: 'CONNACK 5' })
  })

  it('MQTT 3.1 on a dialect that does not take it, with return code 1', async () => {
    const { device } = await makePlant(broker.admin, 'sensocan')
    expect(
      await refusedCode({ port: port(), ...device.credential, protocolVersion: 3, protocolId: 'MQIsdp' }),
    ).toBe(1)
  })
})

describe('a will', () => {
  it('of a device whose connection breaks becomes a reading', async () => {
    const { tenant, device } = await makePlant(broker.admin, 'sensocan', ['t'])
    const topic = `tenant/${tenant.id}/device/${device.id}/sensor/t`
    const client = await connect({
      port: port(),
      ...device.credential,
      will: { topic, payload: Buffer.from('{"value":-1}'), qos: 1, retain: false },
    })
    client.stream.destroy()
    await expect
      .poll(
        async () =>
          (
            await broker.pool.query(
              'SELECT num FROM readings JOIN sensors USING (series) WHERE device_id = $1',
              [device.id],
            )
          ).rows,
      )
      .toEqual([{ num: -1 }])
  })

  it('of a device that says goodbye is not published', async () => {
    const { tenant, device } = await makePlant(broker.admin, 'sensocan', ['t'])
    const topic = `tenant/${tenant.id}/device/${device.id}/sensor/t`
    const client = await connect({
      port: port(),
      ...device.credential,
      will: { topic, payload: Buffer.from('{"value":-1}'), qos: 1, retain: false },
    })
    await client.endAsync()
    const again = await connect({ port: port(), ...device.credential })
    await again.publishAsync(topic, '{"value":5}', { qos: 1 })
    const { rows } = await broker.pool.query(
      'SELECT num FROM readings JOIN sensors USING (series) WHERE device_id = $1',
      [device.id],
    )
    expect(rows).toEqual([{ num: 5 }])
    await again.endAsync()
  })
})
