import { expect, it } from 'vitest'
import { makeAttemptLimits } from './attempt-limits'

it('backs off by address, twice as long with each further failure, up to a limit', async () => {
  const limits = makeAttemptLimits({
    freePerAddress: 2,
    freePerAccount: 2,
    countedForSeconds: 60,
    waitSecondsMax: 5,
  })
  expect(await limits.waitSeconds('a')).toBe(0)
  const waits: number[] = []
  for (let failure = 0; failure < 6; failure++) {
    await limits.failed('a')
    waits.push(await limits.waitSeconds('a'))
  }
  expect(waits).toEqual([0, 1, 2, 4, 5, 5])
  expect(await limits.waitSeconds('b')).toBe(0)
})
