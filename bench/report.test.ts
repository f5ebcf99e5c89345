import { expect, test } from 'vitest'
import { reportTable } from './report'

const result = {
  view: 'Live Logs',
  wantedPerSecond: 1000,
  reachedPerSecond: 999.6,
  framesPerSecond: 57,
  blankFramesPerSecond: 60,
  slowFrameShare: 0.002,
  longTasks: 3,
  interactionMs: 48,
  deviceToScreenMsP95: 212,
  heapMegabytes: 41.25,
  heapGrowthShare: 0.031,
  largestPaintMs: 812.4,
  layoutShift: 0.0124,
  scriptKilobytes: 187.3,
}

const lastRow = (one: typeof result) => reportTable([one]).split('\n').at(-1)

test('writes a row a view, with the frame rate as a share of the blank page', () => {
  expect(lastRow(result)).toBe(
    '| Live Logs | 1,000 | 1,000 | 57.0 | 0.95 | 0.2 % | 3 | 48 | 212 | 41.3 | 3.1 % | 812 | 0.012 | 187 |',
  )
})

test('a bar that is missed is bold', () => {
  const missed = lastRow({ ...result, framesPerSecond: 30, slowFrameShare: 0.02, deviceToScreenMsP95: 900 })
  expect(missed).toContain('| **0.50** | **2.0 %** |')
  expect(missed).toContain('| **900** |')
})
