/** Whatever a client sends wrongly is refused with its own code, a sentence and a mend. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { badInputs } from '@/testing/bad-input-cases'
import { type BadInputFleet, makeBadInputFleet } from '@/testing/bad-input-fleet'
import { startTestBroker, type TestBroker } from '@/testing/broker'
import type { StoredRecord } from '@/testing/live-log'
import { connectOf, sendBadInput } from '@/testing/send-bad-input'
import { storedValues } from '@/testing/stored-readings'

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
      await expect.poll(count).toBe(1)
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
