import { describe, expect, it } from 'vitest'
import type { Latest } from '@/lib/contract/readings'
import type { ValueUpdate } from './live-messages'
import { applyUpdates, emptyLiveState, rateOf, seedLatest } from './live-state'
import { topicTree } from './topic-tree'

const at = (second: number) => `2026-11-21T12:00:${String(second).padStart(2, '0')}.000Z`

const update = (value: number, second: number, given: Partial<ValueUpdate> = {}): ValueUpdate => ({
  path: 'sensocan/temp/value',
  connection: 'sensocan',
  measurement: 'temp',
  key: 'value',
  value,
  ts: at(second),
  count: 1,
  sampleCount: 0,
  ...given,
})

const latest = (value: number, second: number): Latest => ({
  sensorId: '6f0b7c3a-52f1-4c5e-9d3c-0d1f6f6f0003',
  slug: 'temp',
  connection: 'sensocan',
  measurement: 'temp',
  key: 'value',
  unit: null,
  value,
  ts: at(second),
  receivedAt: at(second),
})

const temp = (state: ReturnType<typeof applyUpdates>) => state.get('sensocan/temp/value')

describe('live state', () => {
  it('shows the newest value with the one before it and the number of messages', () => {
    const state = applyUpdates(applyUpdates(emptyLiveState, [update(1, 1)], 1000), [update(2, 2)], 2000)
    expect(temp(state)).toMatchObject({ value: 2, previous: 1, count: 2, changedAtMs: 2000 })
  })

  it('counts a late reading and leaves the newer one in place', () => {
    const state = applyUpdates(applyUpdates(emptyLiveState, [update(5, 9)], 1000), [update(1, 2)], 2000)
    expect(temp(state)).toMatchObject({ value: 5, ts: at(9), count: 2, changedAtMs: 1000 })
  })

  it('fills stored values in only where nothing newer came live', () => {
    const live = applyUpdates(emptyLiveState, [update(5, 9)], 1000)
    expect(temp(seedLatest(live, [latest(1, 3)]))?.value).toBe(5)
    expect(temp(seedLatest(live, [latest(7, 30)]))).toMatchObject({ value: 7, previous: 5, count: 1 })
    expect(temp(seedLatest(emptyLiveState, [latest(1, 3)]))).toMatchObject({
      value: 1,
      count: 0,
      changedAtMs: 0,
    })
  })

  it('gives messages a second over the last ten seconds', () => {
    let state = emptyLiveState
    for (let second = 1; second <= 20; second++) {
      state = applyUpdates(state, [update(second, second, { count: 5 })], second * 1000)
    }
    const value = temp(state)
    expect(value && rateOf(value, 20_000)).toBe(5)
    expect(value && rateOf(value, 25_000)).toBe(2.5)
    expect(value && rateOf(value, 60_000)).toBe(0)
  })
})

describe('topic tree', () => {
  it('adds counts up from the leaves and keeps levels apart that hold a slash', () => {
    const state = applyUpdates(
      emptyLiveState,
      [
        update(1, 1, { count: 2 }),
        update(1, 1, { path: 'a%2Fb/m/k', connection: 'a/b', measurement: 'm', key: 'k', count: 3 }),
        update(1, 1, { path: 'a%2Fb/m/l', connection: 'a/b', measurement: 'm', key: 'l', count: 4 }),
      ],
      1000,
    )
    expect(topicTree(state, 1000)).toMatchObject([
      {
        path: 'a%2Fb',
        label: 'a/b',
        count: 7,
        ratePerSecond: 0.7,
        children: [{ count: 7, children: [{ label: 'k' }, { label: 'l' }] }],
      },
      { label: 'sensocan', count: 2 },
    ])
  })
})
