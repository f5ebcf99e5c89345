/** Promises 1, 2 and 8: neither `kill -9` of broker or database, at any moment, nor SIGTERM loses what was acknowledged. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Installation, startInstallation } from '@/testing/kills/installation'
import { killRuns } from '@/testing/kills/kill-runs'
import { killKinds } from '@/testing/kills/strike'

const KILLS = 50
const STOPS = 20
const STOPPED_WITHIN_MS = 10_000
/** `npm run kills -- --seed=...` has the same moments again. */
const SEED = Date.now() % 2 ** 32

let installation: Installation
beforeAll(async () => {
  installation = await startInstallation()
}, 120_000)
afterAll(() => installation.stop(), 60_000)

it(`A34 ${KILLS} times kill -9 of broker, database and both: nothing acknowledged is missing, nothing of QoS 2 is there twice (seed ${SEED})`, {
  timeout: 900_000,
}, async () => {
  const { runs, messages, ...found } = await killRuns(installation, {
    runs: KILLS,
    seed: SEED,
    kinds: killKinds,
  })
  expect(found).toEqual({ missing: [], duplicates: [], faults: [], stops: [] })
  expect(Object.values(runs).reduce((sum, count) => sum + count, 0)).toBe(KILLS)
  expect(messages).toBeGreaterThan(KILLS)
})

it(`A37 ${STOPS} times SIGTERM under load: out within 10 s, and nothing acknowledged is missing`, {
  timeout: 600_000,
}, async () => {
  const { stops, ...found } = await killRuns(installation, { runs: STOPS, seed: SEED, kinds: ['SIGTERM'] })
  expect(found).toMatchObject({ missing: [], duplicates: [], faults: [] })
  expect(stops.map(({ code }) => code)).toEqual(Array.from({ length: STOPS }, () => 0))
  expect(Math.max(...stops.map(({ tookMs }) => tookMs))).toBeLessThan(STOPPED_WITHIN_MS)
})
