import { expect, it } from 'vitest'
import { daysOf, deletesNow, keptWords, previewWords, runWords } from './retention-words'

const logs = { before: '2026-02-08T00:00:00.000Z', count: 0, oldest: null, newest: null }

it('says how much of which time would be deleted', () => {
  const preview = {
    readings: {
      before: '2026-03-01T00:00:00.000Z',
      count: 1_204,
      oldest: '2025-01-02T03:04:05.000Z',
      newest: '2026-02-28T23:59:59.000Z',
      sensors: 3,
      devices: 1,
      most: [],
    },
    logs: { ...logs, count: 1, oldest: '2026-01-01T01:00:00Z', newest: '2026-01-01T02:00:00Z' },
  }
  expect(previewWords(preview)).toEqual([
    'Deletes 1,204 readings of 3 sensors on 1 device, from 2025-01-02 to 2026-02-28.',
    'Deletes 1 Live Log record, of 2026-01-01.',
  ])
  expect(deletesNow(preview)).toBe(true)
})

it('says that nothing would be', () => {
  expect(previewWords({ readings: null, logs })).toEqual([
    'Readings are kept for ever: none is deleted.',
    'No Live Log record is older than 2026-02-08: none is deleted now.',
  ])
  expect(deletesNow({ readings: null, logs })).toBe(false)
})

it('says what the last run did', () => {
  const run = {
    tenantId: 1,
    tenantName: 'Hall',
    retention: { readingsDays: null, logsDays: 30 },
    startedAt: '2026-03-01T00:00:00Z',
    endedAt: null,
    readings: 5,
    logs: 0,
  }
  expect(runWords(run)).toBe('goes on: 5 readings and no records deleted so far')
  expect(runWords({ ...run, endedAt: '2026-03-01T00:00:01Z' })).toBe('5 readings and no records deleted')
  expect(runWords({ ...run, startedAt: null })).toBe('has not run yet')
})

it('takes whole days within bounds', () => {
  expect(['7', ' 7', '0', '', '1.5', '4000', 'x'].map((typed) => daysOf(typed, 3_660))).toEqual([
    7,
    7,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect([null, 1, 30].map(keptWords)).toEqual(['for ever', '1 day', '30 days'])
})
