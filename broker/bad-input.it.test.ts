/** Whatever a client sends wrongly is refused with its own code, a sentence and a mend; and costs nobody else anything. */
import type { MqttClient } from 'mqtt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { badInputs } from '@/testing/bad-input-cases'
import { type BadInputFleet, makeBadInputFleet } from '@/testing/bad-input-fleet'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import type { StoredRecord } from '@/testing/live-log'
import { connect } from '@/testing/mqtt'
import { pourBadInput } from '@/testing/pour-bad-input'
import { makePlant } from '@/testing/provision'
import { connectOf, sendBadInput } from '@/testing/send-bad-input'
import { storedValues } from '@/testing/stored-readings'
import { witness } from '@/testing/witness'

let broker: TestBroker
let fleet: BadInputFleet
beforeAll(async () => {
  broker = await startTestBroker()
  fleet = await makeBadInputFleet(broker)
})
afterAll(() => broker.stop())

/** Whatever was refused from `since` on. */
async function refusedSince(since: number, clientId: string): Promise<StoredRecord[]> {
  const { rows } = await broker.pool.query<StoredRecord>(
    `SELECT * FROM live_log WHERE seq > $1 AND outcome = 'refused' AND client_id = $2 ORDER BY seq`,
    [since, clientId],
  )
  return rows
}

async function lastSeq(): Promise<number> {
  const { rows } = await broker.pool.query<{ seq: string }>(
    'SELECT coalesce(max(seq), 0) AS seq FROM live_log',
  )
  return Number(rows[0]?.seq)
}

describe('bad input', () => {
  it.each(badInputs.map((bad, index) => ({ ...bad, clientId: `bad-${index}` })))(
    'in $dialect: $what is $code, said once, with a mend',
    async ({ clientId, ...bad }) => {
      const since = await lastSeq()
      await sendBadInput(fleet, bad, clientId)
      const shown = String(connectOf(fleet, bad, clientId).clientId)
      const count = async () => (await refusedSince(since, shown)).length
      await expect.poll(count, { timeout: 10_000 }).toBe(1)
      const [record] = await refusedSince(since, shown)
      expect(record).toMatchObject({ stage: bad.stage, code: bad.code, told: expect.stringMatching(/./) })
      expect(record?.sentence).toMatch(/^[^a-z].*\.\)?$/s)
      expect(record?.mend?.sentence).toMatch(/^[^a-z].*\.$/s)
    },
  )

  it('stores nothing', async () => {
    for (const { device } of [fleet.capture, fleet.drogue, fleet.sensocan, fleet.thingscale, fleet.connio])
      expect(await storedValues(broker.pool, device.id)).toEqual([])
  })
})

const ROUNDS_MAX = 8
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
  }, 120_000)
})
