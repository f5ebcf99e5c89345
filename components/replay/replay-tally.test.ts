import { expect, it } from 'vitest'
import { addReplay, type ReplayAnswer, replayRequest, replayShare } from './replay-tally'

const answer = (given: Partial<ReplayAnswer> = {}): ReplayAnswer => ({
  isDryRun: true,
  matched: 10,
  messages: 4,
  readings: 8,
  newSensors: 1,
  stillRefused: [{ code: 'unknown-sensor', count: 3 }],
  alreadyReplayed: 2,
  notKept: 1,
  remaining: 30,
  nextSeq: 99,
  examples: [],
  ...given,
})

it('adds the counts of calls, codes one by one, and keeps what remains of the last', () => {
  const second = answer({
    remaining: 20,
    stillRefused: [
      { code: 'payload-not-json', count: 5 },
      { code: 'unknown-sensor', count: 1 },
    ],
  })
  const sum = addReplay(addReplay(undefined, answer()), second)
  expect(sum).toMatchObject({ matched: 20, messages: 8, readings: 16, alreadyReplayed: 4, remaining: 20 })
  expect(sum.stillRefused).toEqual([
    { code: 'payload-not-json', count: 5 },
    { code: 'unknown-sensor', count: 4 },
  ])
  expect(replayShare(sum)).toBe(0.5)
  expect(replayShare(answer({ matched: 0, remaining: 0 }))).toBe(1)
})

it('goes on after the last record of the call before', () => {
  const filter = { deviceId: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0002' }
  expect(replayRequest({ filter }, true, null)).toEqual({ filter, dryRun: true })
  expect(replayRequest({ filter }, false, 99)).toEqual({ filter: { ...filter, afterSeq: 99 }, dryRun: false })
  expect(replayRequest({ seqs: [1, 2] }, false, 99)).toEqual({ seqs: [1, 2], dryRun: false })
})
