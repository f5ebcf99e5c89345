import { expect, it } from 'vitest'
import { ANSWER_WITHIN_MS, WorkerWatch } from './worker-watch'

function watched() {
  const seen = { pings: 0, hung: 0, nowMs: 0 }
  const watch = new WorkerWatch({
    ping: () => seen.pings++,
    onHung: () => seen.hung++,
    now: () => seen.nowMs,
  })
  const checkAfter = (ms: number) => {
    seen.nowMs += ms
    watch.check()
  }
  return { seen, watch, checkAfter }
}

it('asks once at a time, and again once it was answered', () => {
  const { seen, watch, checkAfter } = watched()
  checkAfter(0)
  checkAfter(1_000)
  expect(seen.pings).toBe(1)
  watch.answered()
  checkAfter(1_000)
  expect(seen).toMatchObject({ pings: 2, hung: 0 })
})

it('says that the worker hangs at the second late look', () => {
  const { seen, watch, checkAfter } = watched()
  checkAfter(0)
  watch.answered()
  checkAfter(1_000)
  checkAfter(ANSWER_WITHIN_MS)
  expect(seen.hung).toBe(0)
  checkAfter(1)
  expect(seen.hung).toBe(1)
})

it('takes a page that slept for no sign, where the answer is there at the next look', () => {
  const { seen, watch, checkAfter } = watched()
  checkAfter(0)
  watch.answered()
  checkAfter(1_000)
  checkAfter(600_000)
  watch.answered()
  checkAfter(1_000)
  expect(seen.hung).toBe(0)
})

it('waits for the first answer as long as the worker takes to start', () => {
  const { seen, checkAfter } = watched()
  checkAfter(0)
  for (let i = 0; i < 60; i++) checkAfter(1_000)
  expect(seen.hung).toBe(0)
})
