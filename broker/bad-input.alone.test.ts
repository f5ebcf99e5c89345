/** What clients send wrongly costs nobody else anything: measured, so that nothing else may run beside it. */
import type { MqttClient } from 'mqtt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BadInputFleet, makeBadInputFleet } from '@/testing/bad-input-fleet'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import { connect } from '@/testing/mqtt'
import { pourBadInput } from '@/testing/pour-bad-input'
import { makePlant } from '@/testing/provision'
import { storedValues } from '@/testing/stored-readings'
import { witness } from '@/testing/witness'

let broker: TestBroker
let fleet: BadInputFleet
beforeAll(async () => {
  broker = await startTestBroker()
  fleet = await makeBadInputFleet(broker)
})
afterAll(() => broker.stop())

const ROUNDS_MAX = 24
const MESSAGES = 100
const BAD_EVERY_MS = 25
/** Below this a difference is the machine's, which does other things too. */
const FLOOR_MS = 5

describe('a device that sends at a steady pace', () => {
  let client: MqttClient
  let plant: Awaited<ReturnType<typeof makePlant>>
  beforeAll(async () => {
    plant = await makePlant(broker.admin, 'sensocan', ['temp'])
    client = await connect({ port: broker.mqttPort, ...plant.device.credential })
  })
  afterAll(() => client.endAsync())

  let sent = 0
  const measure = () => {
    const topic = `tenant/${plant.tenant.id}/device/${plant.device.id}/sensor/temp`
    return witness(client, MESSAGES, () => ({ topic, payload: `{"value":${sent++}}` }))
  }

  it('beside all of it loses no message, and its acknowledgements come within a fifth of their usual time', async () => {
    await measure()
    const rounds = []
    for (let round = 0; round < ROUNDS_MAX; round++) {
      const quiet = await measure()
      const stop = pourBadInput(fleet, BAD_EVERY_MS)
      const beside = await measure()
      const poured = await stop()
      expect(poured).toBeGreaterThan(MESSAGES / 4)
      expect([quiet.acknowledged, beside.acknowledged]).toEqual([quiet.sent, beside.sent])
      rounds.push({
        quiet: quiet.p95Ms,
        beside: beside.p95Ms,
        isWithin: beside.p95Ms <= quiet.p95Ms * 1.2 + FLOOR_MS,
      })
      if (rounds.some(({ isWithin }) => isWithin)) break
    }
    expect(rounds).toContainEqual(expect.objectContaining({ isWithin: true }))
    expect(client.connected).toBe(true)
    const values = (await storedValues(broker.pool, plant.device.id)).map(([, value]) => value)
    expect(values).toEqual(Array.from({ length: sent }, (_, value) => value))
  }, 300_000)
})
