import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CoachStage } from '@/lib/contract/coach'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { connect, refusedCode } from '@/testing/mqtt'
import { makePlant } from '@/testing/provision'
import { listLogs } from '../logs/list-logs'
import { getCoach } from './get-coach'

let broker: TestBroker
beforeAll(async () => {
  broker = await startTestBroker()
})
afterAll(() => broker.stop())

const stepOf = async (id: string, stage: CoachStage, since?: string) => {
  const { steps } = await getCoach(broker.admin, { id, ...(since === undefined ? {} : { since }) })
  return steps.find((one) => one.stage === stage)
}

describe('the coach of a device', () => {
  it('follows it from a password with a line break to its first stored reading', async () => {
    const { device, tenant } = await makePlant(broker.admin, 'sensocan', ['temp'])
    const { username, password } = device.credential
    const port = broker.mqttPort
    expect(await stepOf(device.id, 'credential')).toMatchObject({ state: 'waiting' })

    expect(await refusedCode({ port, username, password: `${password}\n` })).toBe(5)
    await expect
      .poll(() => stepOf(device.id, 'credential'))
      .toMatchObject({
        state: 'failed',
        mend: expect.stringMatching(
          /a line break.*A SensoCAN device logs in over mqtt, as over every listener/,
        ),
        action: { kind: 'show-credentials', credential: 'password' },
      })
    expect(await stepOf(device.id, 'tls')).toMatchObject({
      state: 'done',
      sentence: 'It came over mqtt, without TLS.',
    })
    const { items } = await listLogs(broker.admin, { deviceId: device.id, limit: 10 })
    const seq = (await stepOf(device.id, 'credential'))?.seq
    expect(items).toContainEqual(expect.objectContaining({ seq, listener: 'mqtt', code: 'wrong-secret' }))
    expect(JSON.stringify(await getCoach(broker.admin, { id: device.id }))).not.toContain(password)

    const client = await connect({ port, username, password })
    await expect.poll(() => stepOf(device.id, 'client-id')).toMatchObject({ state: 'done' })
    await expect
      .poll(() => stepOf(device.id, 'tls'))
      .toMatchObject({ sentence: 'It came over mqtt, without TLS.' })

    const base = `tenant/${tenant.id}/device/${device.id}/sensor`
    await client.publishAsync(`${base}/tmp`, '{"value": 1}', { qos: 1 })
    await expect
      .poll(() => stepOf(device.id, 'stored'))
      .toMatchObject({
        state: 'failed',
        mend: expect.stringContaining('temp'),
      })

    await client.publishAsync(`${base}/temp`, '{"value": 1}', { qos: 1 })
    expect(await getCoach(broker.admin, { id: device.id })).toMatchObject({
      isComplete: true,
      hasRecent: true,
    })
    await client.endAsync()

    const since = new Date(Date.now() + 60_000).toISOString()
    expect(await getCoach(broker.admin, { id: device.id, since })).toMatchObject({ isComplete: false })
    expect(await stepOf(device.id, 'address', since)).toMatchObject({ state: 'waiting' })
  })

  it('goes by the account of its tenant where the dialect is ThingScale', async () => {
    const { device } = await makePlant(broker.admin, 'thingscale')
    const { username } = device.credential
    const wrong = {
      port: broker.mqttPort,
      username,
      password: 'wrong',
      clientId: 'c1',
      protocolVersion: 4 as const,
    }
    expect(await refusedCode(wrong)).toBe(5)
    await expect
      .poll(() => stepOf(device.id, 'credential'))
      .toMatchObject({
        state: 'failed',
        action: { kind: 'show-credentials', credential: 'device-token' },
      })
  })
})
