import { expect, it } from 'vitest'
import { listRows, listTable } from './list-report'

const scroll = {
  by: 'wheel',
  framesPerSecond: 53.94,
  blankFramesPerSecond: 60,
  slowFrameShare: 0.02,
  longTasks: 3,
  interactionMs: null,
  deviceToScreenMsP95: null,
} as const

it('marks what misses its bar, and rounds no value over it', () => {
  const rows = listRows(
    { dryRunSeconds: 1.5, commitSeconds: 61 },
    { scrolls: [scroll], searchMsP95: 12, sortMsP95: 201, typedToShownMsP95: 512.4 },
  )
  expect(rows.filter(({ isHeld }) => !isHeld).map(({ value }) => value)).toEqual([
    '61.0 s',
    '0.89 (53.9 of 60.0)',
    '2.0 %',
    '201.0 ms',
  ])
  expect(listTable(rows)).toContain('| **61.0 s** |')
})
