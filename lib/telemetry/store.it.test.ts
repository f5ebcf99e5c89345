import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReadingValue } from '@/lib/core/reading'
import { freshDatabase } from '@/testing/postgres'
import { append } from './append'
import { forgetSeries } from './forget-series'
import { latest } from './latest'
import { ensurePartitions } from './partitions'
import { range } from './range'
import type { ReadingRow } from './reading-row'

const NOON = Date.UTC(2026, 4, 1, 12) * 1000

let database: Awaited<ReturnType<typeof freshDatabase>>
let pool: Pool

beforeAll(async () => {
  database = await freshDatabase()
  pool = new Pool({ connectionString: database.url })
  await ensurePartitions(pool, new Date(NOON / 1000))
})

afterAll(async () => {
  await pool.end()
  await database.drop()
})

const row = (
  series: number,
  ts: number,
  value: ReadingValue,
  more: Partial<ReadingRow> = {},
): ReadingRow => ({
  series,
  ts,
  receivedAt: ts,
  value,
  ...more,
})

async function store(rows: readonly ReadingRow[], inTransaction = false): Promise<void> {
  const client = await pool.connect()
  try {
    if (inTransaction) await client.query('BEGIN')
    await append(client, rows, inTransaction)
    if (inTransaction) await client.query('COMMIT')
  } finally {
    client.release()
  }
}

const everything = { from: 0, to: NOON * 2, points: 1000 }

describe('the readings store', () => {
  it('gives back each kind of value as it came, to the microsecond', async () => {
    const values: ReadingValue[] = [
      1.5,
      -0.25,
      true,
      false,
      'Ü 温度',
      '',
      { a: [1, null] },
      'with \u0000 in it',
      [1, 'x'],
    ]
    await store(values.map((value, index) => row(1, NOON + index, value)))
    const result = await range(pool, { series: 1, ...everything })
    expect(result).toEqual({
      mode: 'raw',
      points: values.map((value, index) => [(NOON + index) / 1000, value]),
    })
  })

  it('keeps the exact text of a number that a double cannot hold', async () => {
    await store([row(2, NOON, Number('12345678901234567890'), { exact: '12345678901234567890' })])
    expect((await latest(pool, [2])).get(2)?.value).toBe('12345678901234567890')
  })

  it('lets a reading of the same series and time overwrite the one before, with and without a transaction', async () => {
    await store([row(3, NOON, 1)])
    await store([row(3, NOON, 2), row(3, NOON + 1, 5)])
    await store([row(3, NOON + 1, 6), row(3, NOON + 2, 7), row(3, NOON + 2, 8)], true)
    const result = await range(pool, { series: 3, ...everything })
    expect(result.points.map(([, value]) => value)).toEqual([2, 6, 8])
  })

  it('keeps readings of 1999-like age and of next month in the same table', async () => {
    const old = Date.UTC(2001, 0, 1) * 1000
    await store([row(4, old, 1), row(4, NOON + 40 * 24 * 3600 * 1e6, 2)])
    const { rows } = await pool.query(
      'SELECT tableoid::regclass::text AS part FROM readings WHERE series = 4 ORDER BY ts',
    )
    expect(rows.map(({ part }) => part)).toEqual(['readings_default', 'readings_2026_06'])
  })

  it('answers the newest reading of each series that has one', async () => {
    await store([row(5, NOON, 1), row(5, NOON + 5, 2), row(6, NOON, 3)])
    const found = await latest(pool, [5, 6, 99])
    expect([...found].map(([series, { value, ts }]) => [series, value, ts])).toEqual([
      [5, 2, NOON + 5],
      [6, 3, NOON],
    ])
  })

  it('answers the newest reading of a series that was silent for longer than the months go back', async () => {
    const old = Date.UTC(2001, 0, 1) * 1000
    await store([row(55, old, 1), row(55, old + 1, 2), row(56, old, 3), row(56, NOON, 4)])
    const found = await latest(pool, [55, 56, 99], new Date(NOON / 1000))
    expect([...found].map(([series, { value }]) => [series, value]).sort()).toEqual([
      [55, 2],
      [56, 4],
    ])
  })

  it('answers buckets of min, max, mean, count and last where the points do not fit', async () => {
    const second = 1_000_000
    await store(Array.from({ length: 100 }, (_, index) => row(7, NOON + index * second, index)))
    const result = await range(pool, { series: 7, from: NOON, to: NOON + 100 * second, points: 10 })
    expect(result).toMatchObject({ mode: 'buckets', bucketSeconds: 10 })
    expect(result.points[0]).toEqual([NOON / 1000, 0, 9, 4.5, 10, 9])
    expect(result.points).toHaveLength(10)
  })

  it('forgets the readings of deleted series and no others', async () => {
    await store([row(8, NOON, 1), row(9, NOON, 1)])
    await forgetSeries(pool, [8])
    expect([...(await latest(pool, [8, 9])).keys()]).toEqual([9])
  })
})
