import { expect, test } from 'vitest'
import { summarize } from './summarize'

const still = {
  frames: { count: 0, totalMs: 0, slowCount: 0 },
  longTasks: 0,
  interactions: 0,
  slowestMs: [],
  ages: [0, 0],
}

test('says frames a second, the share of slow ones, and the age below which 95 of 100 updates lie', () => {
  const record = summarize({
    frames: { count: 100, totalMs: 1200, slowCount: 1 },
    longTasks: 1,
    interactions: 3,
    slowestMs: [40, 32, 24],
    ages: Array.from({ length: 100 }, () => 1),
  })
  expect(record.framesPerSecond).toBeCloseTo(83.3, 1)
  expect(record.slowFrameShare).toBe(0.01)
  expect(record.interactionMs).toBe(40)
  expect(record.deviceToScreenMsP95).toBe(95)
})

test('leaves out one interaction in fifty', () => {
  const slowestMs = [900, 800, 40, 30]
  expect(summarize({ ...still, interactions: 100, slowestMs }).interactionMs).toBe(40)
  expect(summarize({ ...still, interactions: 1000, slowestMs }).interactionMs).toBe(30)
})

test('a page on which nothing happened has no interaction and no delay', () => {
  expect(summarize(still)).toEqual({
    framesPerSecond: 0,
    slowFrameShare: 0,
    longTasks: 0,
    interactionMs: null,
    deviceToScreenMsP95: null,
  })
})
