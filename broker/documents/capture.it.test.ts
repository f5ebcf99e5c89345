/** The examples of Capture's MQTT page, with issued ids and secrets in place of the document's. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiToken } from '@/lib/services/api-tokens/create-api-token'
import { createToken } from '@/lib/services/session/create-token'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { hasMosquitto, isRefused, mosquittoPub, mosquittoSub } from '@/testing/mosquitto'
import { collect, connect } from '@/testing/mqtt'
import { makePlant, makeUser, PASSWORD } from '@/testing/provision'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker({ tls: true })
})
afterAll(() => broker.stop())

const tls = () => ['-h', 'localhost', '-p', String(broker.mqttsPort), '--cafile', broker.caPath ?? '']
const tcp = () => ['-h', '127.0.0.1', '-p', String(broker.mqttPort)]
const login = ({ username, password }: { username: string; password: string }) => [
  '-u',
  username,
  '-P',
  password,
]

const FIELD = '{"Value":55,"Tags":{"MachineName":"MyMachine"},"UtcTimestamp":"2024-11-08T10:22:06.26Z"}'
const MEASUREMENT =
  '{"Fields":{"CPU_Temp":55,"CPU_Load":23.4},"Tags":{"MachineName":"MyMachine"},"UtcTimestamp":"2024-11-08T10:22:06.26Z"}'

async function plant() {
  const made = await makePlant(broker.admin, 'capture')
  const user = await makeUser(broker.admin, made.company.id, 'engineer')
  return {
    ...made,
    user: { username: user.username, password: PASSWORD },
    data: `v1/sources/${made.device.id}/data/read`,
  }
}

describe.skipIf(!hasMosquitto)("Capture's document", () => {
  it('live data: the example of the raw tree, by password, by JWT and by API token', async () => {
    const { company, device, user, data } = await plant()
    const jwt = await createToken(broker.admin, user)
    const token = await createApiToken(broker.admin, {
      companyId: company.id,
      name: 'reader',
      scopes: ['read:telemetry'],
    })
    const topic = `v1/raw/${company.name}/${device.id}/System_Monitoring_Requester/Monitoring/CPU_Temp`
    for (const account of [
      user,
      { username: user.username, password: jwt.token },
      { username: token.id, password: token.value },
    ]) {
      const reader = mosquittoSub(...tls(), ...login(account), '-t', topic, '-C', '1', '-v')
      expect(await reader.granted).toContain('Subscribed')
      const sent = await mosquittoPub(
        ...tls(),
        ...login(device.credential),
        '-q',
        '1',
        '-t',
        `${data}/System_Monitoring_Requester/Monitoring/CPU_Temp`,
        '-m',
        FIELD,
      )
      expect(sent).toEqual({ code: 0, output: '' })
      const { output } = await reader.done
      expect(output).toContain(`${topic} {"Value":55,`)
      expect(output).toContain('"Connection_Tag":"System_Monitoring_Requester"')
      expect(output).toContain('"UtcTimestamp":"2024-11-08T10:22:06.260Z"')
    }
  })

  it('wildcards: all data of the company, and one measurement across all sources', async () => {
    const { company, device, user, data } = await plant()
    const all = mosquittoSub(
      ...tcp(),
      ...login(user),
      '-t',
      `v1/raw/${company.name}/#`,
      '-C',
      '2',
      '-F',
      '%t',
    )
    const one = mosquittoSub(
      ...tcp(),
      ...login(user),
      '-t',
      `v1/raw/${company.name}/+/+/Monitoring/#`,
      '-C',
      '2',
      '-F',
      '%t',
    )
    await Promise.all([all.granted, one.granted])
    await mosquittoPub(
      ...tcp(),
      ...login(device.credential),
      '-q',
      '1',
      '-t',
      `${data}/Requester/Monitoring`,
      '-m',
      MEASUREMENT,
    )
    for (const { output } of await Promise.all([all.done, one.done])) {
      expect(output).toContain(`v1/raw/${company.name}/${device.id}/Requester/Monitoring/CPU_Temp`)
      expect(output).toContain(`v1/raw/${company.name}/${device.id}/Requester/Monitoring/CPU_Load`)
    }
  })

  it('a wildcard in place of the company is rejected, and the connection closed', async () => {
    const { user } = await plant()
    expect(await isRefused('mosquitto_sub', ...tcp(), ...login(user), '-t', 'v1/raw/+/#')).toBe(true)
  })

  it('a command to a source of the company', async () => {
    const { device, user } = await plant()
    const source = mosquittoSub(
      ...tcp(),
      ...login(device.credential),
      '-t',
      `v1/sources/${device.id}/cmd/#`,
      '-q',
      '1',
      '-C',
      '1',
      '-v',
    )
    await source.granted
    const command = '{"Topic":"{connection}/{measurement}/{variable}","Mapping":"{mapping}","Data":"{value}"}'
    expect(
      (
        await mosquittoPub(
          ...tcp(),
          ...login(user),
          '-q',
          '1',
          '-t',
          `v1/sources/${device.id}/cmd/writedata`,
          '-m',
          command,
        )
      ).code,
    ).toBe(0)
    expect((await source.done).output).toContain(`v1/sources/${device.id}/cmd/writedata ${command}`)
  })

  it('the timestamp formats: ISO 8601, milliseconds, and omitted', async () => {
    const { device, data } = await plant()
    for (const payload of [
      '{"Value":1,"UtcTimestamp":"2024-11-08T10:22:06.26Z"}',
      '{"Value":2,"UtcTimestamp":1731060126261}',
      '{"Value":3}',
      '{"Value":4,"UtcTimestamp":"yesterday"}',
    ]) {
      await mosquittoPub(
        ...tcp(),
        ...login(device.credential),
        '-q',
        '1',
        '-t',
        `${data}/a/b/c`,
        '-m',
        payload,
      )
    }
    const { rows } = await broker.pool.query(
      'SELECT num, micros(ts) AS ts FROM readings JOIN sensors USING (series) WHERE device_id = $1 ORDER BY num',
      [device.id],
    )
    expect(rows.map(({ num }) => num)).toEqual([1, 2, 3])
    expect(rows.slice(0, 2).map(({ ts }) => Number(ts) / 1000)).toEqual([1731061326260, 1731060126261])
    expect(Date.now() - Number(rows[2]?.ts) / 1000).toBeLessThan(60_000)
    const refused = await broker.pool.query(
      `SELECT code FROM live_log WHERE device_id = $1 AND outcome = 'refused'`,
      [device.id],
    )
    expect(refused.rows).toEqual([{ code: 'timestamp-not-valid' }])
  })

  it('a source reaches neither another source nor the raw tree: it is disconnected', async () => {
    const { company, device } = await plant()
    const other = await plant()
    for (const topic of [`v1/sources/${other.device.id}/data/read/a/b/c`, `v1/raw/${company.name}/x/y/z/k`]) {
      expect(
        await isRefused(
          'mosquitto_pub',
          ...tcp(),
          ...login(device.credential),
          '-q',
          '1',
          '-t',
          topic,
          '-m',
          FIELD,
        ),
      ).toBe(true)
    }
    expect(
      await isRefused(
        'mosquitto_sub',
        ...tcp(),
        ...login(device.credential),
        '-t',
        `v1/raw/${company.name}/#`,
      ),
    ).toBe(true)
  })

  it('secure WebSocket with base path /mqtt', async () => {
    const { company, device, user } = await plant()
    const ca = readFileSync(broker.caPath ?? '')
    const over = { protocol: 'wss', host: 'localhost', port: broker.wssPort, path: '/mqtt', ca } as const
    const reader = await connect({ ...over, ...user })
    const raw = await collect(reader, `v1/raw/${company.name}/#`)
    const source = await connect({
      ...over,
      username: device.credential.username,
      password: device.credential.password,
      protocolVersion: 5,
    })
    await source.publishAsync(`v1/sources/${device.id}/data/read/a/b/c`, '{"Value":true}', { qos: 2 })
    expect(JSON.parse((await raw.next()).text)).toMatchObject({ Value: true })
    await Promise.all([reader.endAsync(), source.endAsync()])
  })
})
