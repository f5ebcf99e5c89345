import { expect, test } from 'vitest'
import { summarize } from './record-page'

test('counts frames by their gaps, and those over 100 ms as slow', () => {
  const record = summarize({
    frameGapsMs: [...Array.from({ length: 98 }, () => 10), 120, 100],
    longTasks: 1,
    interactionsMs: [24, 40, 32],
    agesMs: Array.from({ length: 100 }, (_, index) => index),
  })
  expect(record.framesPerSecond).toBeCloseTo(83.3, 1)
  expect(record.slowFrameShare).toBe(0.01)
  expect(record.interactionMs).toBe(40)
  expect(record.deviceToScreenMsP95).toBe(95)
})

test('a page on which nothing happened has no interaction and no delay', () => {
  expect(summarize({ frameGapsMs: [], longTasks: 0, interactionsMs: [], agesMs: [] })).toEqual({
    framesPerSecond: 0,
    slowFrameShare: 0,
    longTasks: 0,
    interactionMs: null,
    deviceToScreenMsP95: null,
  })
})
