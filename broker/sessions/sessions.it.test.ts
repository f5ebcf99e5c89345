/** Where connections, changes and durable sessions meet. */
import { connect as connectSocket } from 'node:net'
import mqttPacket, { type Packet } from 'mqtt-packet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askBroker } from '@/lib/link/ask-broker'
import { updateDevice } from '@/lib/services/devices/update-device'
import { createToken } from '@/lib/services/session/create-token'
import { updateUser } from '@/lib/services/users/update-user'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { connect } from '@/testing/mqtt'
import { makeCompany, makePlant, makeTenant, makeUser, PASSWORD } from '@/testing/provision'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const status = async (deviceId: string) => {
  const { rows } = await broker.pool.query(
    'SELECT is_online, client_id FROM device_status WHERE device_id = $1',
    [deviceId],
  )
  return rows[0]
}
const connectionsOf = async (deviceId: string) =>
  (await askBroker(broker.link).connections()).filter((one) => one.deviceId === deviceId)

describe('presence', () => {
  it('a client that leaves while its login is under way leaves no session behind', async () => {
    const { device } = await makePlant(broker.admin, 'sensocan')
    const { username, password } = device.credential
    for (let round = 0; round < 20; round++) {
      await new Promise<void>((resolve) => {
        const socket = connectSocket(broker.mqttPort, '127.0.0.1', () => {
          socket.write(
            mqttPacket.generate({
              cmd: 'connect',
              clientId: `gone-${round}`,
              clean: true,
              keepalive: 60,
              protocolId: 'MQTT',
              protocolVersion: 4,
              username,
              password: Buffer.from(password),
            }),
            () => socket.resetAndDestroy(),
          )
        })
        socket.on('error', () => {})
        socket.on('close', () => resolve())
      })
    }
    const witness = await connect({ port: broker.mqttPort, username, password, clientId: 'witness' })
    await expect
      .poll(async () => (await connectionsOf(device.id)).map((one) => one.clientId))
      .toEqual(['witness'])
    await witness.endAsync()
    await expect.poll(() => status(device.id)).toMatchObject({ is_online: false })
  })

  it('shows the connection that is left when the newer of two ends', async () => {
    const { device } = await makePlant(broker.admin, 'sensocan')
    const first = await connect({ port: broker.mqttPort, ...device.credential, clientId: 'first' })
    const second = await connect({ port: broker.mqttPort, ...device.credential, clientId: 'second' })
    await expect.poll(() => status(device.id)).toEqual({ is_online: true, client_id: 'second' })
    await second.endAsync()
    await expect.poll(() => status(device.id)).toEqual({ is_online: true, client_id: 'first' })
    await first.endAsync()
    await expect.poll(() => status(device.id)).toMatchObject({ is_online: false })
  })

  it('notes when credentials were used, though a user is connected by a JWT, which has none', async () => {
    const { company, device } = await makePlant(broker.admin, 'sensocan')
    const user = await makeUser(broker.admin, company.id, 'viewer')
    const { token } = await createToken(broker.admin, { username: user.username, password: PASSWORD })
    const live = await connect({ port: broker.mqttPort, username: user.username, password: token })
    const client = await connect({ port: broker.mqttPort, ...device.credential })
    await expect
      .poll(
        async () =>
          (
            await broker.pool.query('SELECT last_used_at FROM credentials WHERE id = $1', [
              device.credential.id,
            ])
          ).rows[0].last_used_at,
      )
      .not.toBe(null)
    await Promise.all([client.endAsync(), live.endAsync()])
  })
})

interface RawClient {
  send(packet: Packet | Buffer): void
  next(cmd: Packet['cmd']): Promise<Packet>
  end(): void
  readonly ended: Promise<void>
}

/** Packets by hand, for what a well behaved library never sends. */
async function rawClient(
  credential: { username: string; password: string },
  more: Partial<Extract<Packet, { cmd: 'connect' }>>,
): Promise<RawClient> {
  const socket = connectSocket(broker.mqttPort, '127.0.0.1')
  const version = more.protocolVersion ?? 4
  const parser = mqttPacket.parser({ protocolVersion: version })
  const arrived: Packet[] = []
  let wake = () => {}
  parser.on('packet', (packet: Packet) => {
    arrived.push(packet)
    wake()
  })
  socket.on('data', (bytes) => parser.parse(bytes))
  socket.on('error', () => {})
  const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  const client: RawClient = {
    send: (packet) =>
      socket.write(
        Buffer.isBuffer(packet) ? packet : mqttPacket.generate(packet, { protocolVersion: version }),
      ),
    async next(cmd) {
      for (;;) {
        const index = arrived.findIndex((packet) => packet.cmd === cmd)
        const [found] = index >= 0 ? arrived.splice(index, 1) : []
        if (found) return found
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    end: () => socket.resetAndDestroy(),
    ended,
  }
  client.send({
    cmd: 'connect',
    clientId: 'raw',
    clean: false,
    keepalive: 60,
    protocolId: 'MQTT',
    protocolVersion: 4,
    username: credential.username,
    password: Buffer.from(credential.password),
    ...more,
  })
  await client.next('connack')
  return client
}

const publish = (topic: string, messageId: number, payload: string, dup = false): Packet => ({
  cmd: 'publish',
  topic,
  messageId,
  payload: Buffer.from(payload),
  qos: 2,
  dup,
  retain: false,
})

const readingsOf = async (deviceId: string) =>
  (
    await broker.pool.query<{ num: number }>(
      'SELECT num FROM readings JOIN sensors USING (series) WHERE device_id = $1 ORDER BY ts',
      [deviceId],
    )
  ).rows.map(({ num }) => num)

describe('QoS 2', () => {
  it('stores a message once that is repeated on another connection while the first still commits', async () => {
    const { tenant, device } = await makePlant(broker.admin, 'sensocan', ['t'])
    const topic = `tenant/${tenant.id}/device/${device.id}/sensor/t`
    const locker = await broker.pool.connect()
    await locker.query('BEGIN; LOCK TABLE readings IN EXCLUSIVE MODE')
    const taken = () =>
      expect.poll(async () => (await connectionsOf(device.id)).map((one) => one.messagesIn)).toEqual([1])
    const first = await rawClient(device.credential, {})
    first.send(publish(topic, 9, '{"value":1}'))
    await taken()
    first.end()
    await first.ended
    const second = await rawClient(device.credential, {})
    second.send(publish(topic, 9, '{"value":1}', true))
    await taken()
    await locker.query('ROLLBACK')
    locker.release()
    await second.next('pubrec')
    expect(await readingsOf(device.id)).toEqual([1])
    second.end()
  })

  it('takes an id for another message after a refusal that ended the connection', async () => {
    const { device } = await makePlant(broker.admin, 'capture')
    const first = await rawClient(device.credential, {})
    first.send(publish('v1/sources/another/data/read/a/b/c', 5, '{"Value":1}'))
    await first.ended
    const second = await rawClient(device.credential, {})
    second.send(publish(`v1/sources/${device.id}/data/read/a/b/c`, 5, '{"Value":2}'))
    await second.next('pubrec')
    expect(await readingsOf(device.id)).toEqual([2])
    second.end()
  })
})

describe('a will', () => {
  it('A08 whose sender was disabled in its delay is not stored, and is recorded as refused', async () => {
    const { tenant, device } = await makePlant(broker.admin, 'sensocan', ['t'])
    const client = await rawClient(device.credential, {
      protocolVersion: 5,
      clean: true,
      properties: { sessionExpiryInterval: 60 },
      will: {
        topic: `tenant/${tenant.id}/device/${device.id}/sensor/t`,
        payload: Buffer.from('{"value":13}'),
        qos: 1,
        retain: false,
        properties: { willDelayInterval: 2 },
      },
    })
    client.end()
    await expect.poll(async () => await connectionsOf(device.id)).toEqual([])
    await updateDevice(broker.admin, { id: device.id, status: 'disabled' })
    await expect
      .poll(
        async () =>
          (
            await broker.pool.query(
              `SELECT code FROM live_log WHERE device_id = $1 AND outcome = 'refused' AND kind = 'message'`,
              [device.id],
            )
          ).rows,
      )
      .toEqual([{ code: 'publish-out-of-scope' }])
    expect(await readingsOf(device.id)).toEqual([])
  })
})

describe('what somebody of two companies does', () => {
  it('is recorded in neither', async () => {
    const { company } = await makePlant(broker.admin, 'sensocan')
    const other = await makeCompany(broker.admin)
    await makeTenant(broker.admin, other.id)
    const user = await makeUser(broker.admin, company.id, 'engineer')
    await updateUser(broker.admin, {
      id: user.id,
      membership: { companyId: other.id, role: 'engineer', tenantIds: null },
    })
    const client = await connect({ port: broker.mqttPort, username: user.username, password: PASSWORD })
    await client.publishAsync('v1/sources/nobody/cmd/writedata', '{"Topic":"a/b/c","Data":"secret of one"}', {
      qos: 1,
    })
    const { rows } = await broker.pool.query(
      `SELECT DISTINCT company_id FROM live_log WHERE principal = $1`,
      [user.username],
    )
    expect(rows).toEqual([{ company_id: null }])
    const mine = (await askBroker(broker.link).connections()).find((one) => one.principal === user.username)
    expect(mine?.companyId).toBe(null)
    await client.endAsync()
  })
})

describe('a CONNECT of a version that is not spoken', () => {
  const answer = (level: number) =>
    new Promise<Buffer>((resolve) => {
      const chunks: Buffer[] = []
      const socket = connectSocket(broker.mqttPort, '127.0.0.1', () => {
        const body = Buffer.from([0, 4, 0x4d, 0x51, 0x54, 0x54, level, 2, 0, 60, 0, 1, 0x78])
        socket.write(Buffer.concat([Buffer.from([0x10, body.length]), body]))
      })
      socket.on('data', (chunk) => chunks.push(chunk))
      socket.on('close', () => resolve(Buffer.concat(chunks)))
    })

  it('is answered with the refusal that its client can read, and recorded', async () => {
    expect([...(await answer(2))]).toEqual([0x20, 2, 0, 1])
    expect((await answer(6)).subarray(2, 4)).toEqual(Buffer.from([0, 0x84]))
    const count = async () =>
      (await broker.pool.query(`SELECT FROM live_log WHERE code = 'version-not-accepted'`)).rowCount
    await expect.poll(count).toBe(2)
  })
})
