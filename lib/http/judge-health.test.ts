import { expect, it } from 'vitest'
import { type HealthFacts, judgeHealth } from './judge-health'

const broker = { database: true, disk: 'ok', storageLagMs: 20, eventLoopLagMs: 1 } as const
const well: HealthFacts = { database: true, broker, webLagMs: 2, isRetentionWell: true }
const notWell = (facts: Partial<HealthFacts>, expected = 'not-ready') => {
  const { status, parts } = judgeHealth({ ...well, ...facts })
  expect(status).toBe(expected)
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== 'ok'))
}

it('is ok where every part is', () => {
  expect(judgeHealth(well)).toEqual({
    status: 'ok',
    parts: {
      web: 'ok',
      database: 'ok',
      broker: 'ok',
      disk: 'ok',
      storage: 'ok',
      eventLoop: 'ok',
      retention: 'ok',
    },
  })
})

it('says which part is not, and nothing of those that are', () => {
  expect(notWell({ database: false })).toEqual({ database: 'does not answer' })
  expect(notWell({ broker: undefined })).toEqual({
    broker: 'does not answer',
    disk: 'unknown: the broker does not answer',
    storage: 'unknown: the broker does not answer',
  })
  expect(notWell({ broker: { ...broker, database: false } })).toEqual({
    broker: 'does not hear the database',
  })
  expect(notWell({ broker: { ...broker, disk: 'nearly-full' } })).toEqual({ disk: 'nearly full' })
  expect(notWell({ broker: { ...broker, storageLagMs: 12_400 } })).toEqual({
    storage: 'a batch has been on its way into the database for 12 s',
  })
})

it('is impaired, and serves, where loops are late or nothing is deleted', () => {
  expect(notWell({ webLagMs: 300, broker: { ...broker, eventLoopLagMs: 900 } }, 'impaired')).toEqual({
    eventLoop: 'web 300 ms late, broker 900 ms late',
  })
  expect(notWell({ isRetentionWell: false }, 'impaired')).toEqual({ retention: 'fails again and again' })
  expect(notWell({ isRetentionWell: false, database: false })).toEqual({
    database: 'does not answer',
    retention: 'fails again and again',
  })
})
