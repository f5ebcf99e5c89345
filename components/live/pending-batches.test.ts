import { afterEach, describe, expect, it, vi } from 'vitest'
import { everyRecord } from '@/lib/contract/log-filter'
import type { LogRecord } from '@/lib/contract/logs'
import { logRecord } from '@/testing/log-record'
import { FlushClock } from './flush-clock'
import { RING_ROWS_MAX } from './live-messages'
import { PendingBatches } from './pending-batches'
import { unpackRecords } from './record-pack'

const LOGS_TOPIC = 'v1/logs/A/s/1/message'

const textOf = (record: LogRecord) => new TextEncoder().encode(JSON.stringify(record))
const arrived = (record: LogRecord) =>
  ({ kind: 'record', source: 'A/s', record, text: textOf(record) }) as const

const value = (number: number, second: number) =>
  ({
    kind: 'value',
    source: 'A/s',
    path: 'c/m/k',
    connection: 'c',
    measurement: 'm',
    key: 'k',
    value: number,
    ts: `2026-11-21T12:00:0${second}Z`,
  }) as const

describe('PendingBatches', () => {
  it('folds the values of a path into the newest, with every number as a sample', () => {
    const pending = new PendingBatches()
    for (const [number, second] of [
      [1, 1],
      [3, 3],
      [2, 2],
    ] as const) {
      pending.add(value(number, second), 'v1/raw/A/s/c/m/k')
    }
    const [batch] = pending.take()
    expect(batch?.values).toMatchObject([{ value: 3, count: 3, ts: '2026-11-21T12:00:03Z' }])
    expect(batch?.values[0]?.sampleCount).toBe(3)
    expect([...(batch?.samples ?? [])].filter((_, index) => index % 2 === 1)).toEqual([1, 3, 2])
    expect(pending.take()).toEqual([])
  })

  it('holds no more records than the ring, and says how many it dropped', () => {
    const pending = new PendingBatches()
    pending.want([{ feed: 'records', companyName: 'A', source: 's' }])
    for (let seq = 1; seq <= RING_ROWS_MAX + 7; seq++) {
      pending.add(arrived(logRecord({ seq })), LOGS_TOPIC)
    }
    const [batch] = pending.take()
    expect(batch?.records.seqs).toHaveLength(RING_ROWS_MAX)
    expect(batch?.droppedRecords).toBe(7)
  })

  it('gives a view what its filter lets through, and says how many there were', () => {
    const pending = new PendingBatches()
    const view = { feed: 'view', topicFilter: 'v1/logs/A/+/1/#' } as const
    pending.want([
      { ...view, key: 'refused', filter: { ...everyRecord, outcome: 'refused' } },
      { ...view, key: 'other tenant', topicFilter: 'v1/logs/A/+/2/#', filter: everyRecord },
    ])
    for (const outcome of ['allowed', 'refused'] as const) {
      pending.add(arrived(logRecord({ seq: outcome.length, outcome })), LOGS_TOPIC)
    }
    const batches = pending.take()
    expect(batches.map(({ source, seenRecords }) => [source, seenRecords])).toEqual([['refused', 2]])
    const [refused] = batches.map(({ records }) => unpackRecords(records))
    expect(refused?.map(({ record }) => record.outcome)).toEqual(['refused'])
  })
})

describe('FlushClock', () => {
  afterEach(() => vi.useRealTimers())

  it('flushes at most once in its time, and nothing while hidden', () => {
    vi.useFakeTimers()
    let flushes = 0
    const clock = new FlushClock(
      () => flushes++,
      100,
      () => Date.now(),
    )
    for (let ms = 0; ms < 990; ms++) {
      clock.mark()
      vi.advanceTimersByTime(1)
      clock.taken()
    }
    expect(flushes).toBe(10)
    clock.setHidden(true)
    clock.mark()
    vi.advanceTimersByTime(60_000)
    expect(flushes).toBe(10)
    clock.setHidden(false)
    vi.advanceTimersByTime(1)
    expect(flushes).toBe(11)
  })

  it('hands nothing over before the last was taken, and then at once', () => {
    vi.useFakeTimers()
    let flushes = 0
    const clock = new FlushClock(
      () => flushes++,
      100,
      () => Date.now(),
    )
    clock.mark()
    vi.advanceTimersByTime(1)
    clock.mark()
    vi.advanceTimersByTime(60_000)
    expect(flushes).toBe(1)
    clock.taken()
    vi.advanceTimersByTime(0)
    expect(flushes).toBe(2)
    clock.taken()
    vi.advanceTimersByTime(60_000)
    expect(flushes).toBe(2)
  })
})
