import { Pool, type PoolClient } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Gate } from '@/broker/gate'
import { makeLog } from '@/lib/log/log'
import { freshDatabase } from '@/testing/postgres'
import { Batcher } from './batcher'
import type { Committed, IngestItem } from './item'

const log = makeLog('test', 'silent')
let database: Awaited<ReturnType<typeof freshDatabase>>
let pool: Pool

beforeAll(async () => {
  database = await freshDatabase()
  pool = new Pool({ connectionString: database.url, max: 2 })
  pool.on('error', () => {})
  await pool.query('CREATE TABLE taken (n int CHECK (n <> 13))')
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const item = (n: number, laneKey = 'one', bytes = 1): IngestItem =>
  ({ laneKey: `${laneKey}`, bytes, readings: [], records: [], commands: [], n }) as IngestItem & { n: number }

async function commit(client: PoolClient, items: readonly IngestItem[]): Promise<Committed[]> {
  await client.query('INSERT INTO taken SELECT unnest($1::int[])', [
    items.map((one) => (one as IngestItem & { n: number }).n),
  ])
  return items.map(() => ({ laterRecords: [] }))
}

describe('Batcher', () => {
  it('gathers what arrives while a batch commits into the next one', async () => {
    const sizes: number[] = []
    const batcher = new Batcher(
      pool,
      (client, items) => {
        sizes.push(items.length)
        return commit(client, items)
      },
      new Gate(),
      log,
    )
    await Promise.all(Array.from({ length: 500 }, (_, n) => batcher.store(item(n + 100))))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(500)
    expect(sizes.length).toBeLessThan(10)
  })

  it('refuses the one message that the database does not take, and keeps the others of its batch', async () => {
    const batcher = new Batcher(pool, commit, new Gate(), log)
    const outcomes = await Promise.all([11, 12, 13, 14].map((n) => batcher.store(item(n))))
    expect(outcomes.map((outcome) => 'refusedBecause' in outcome)).toEqual([false, false, true, false])
    const { rows } = await pool.query('SELECT n FROM taken WHERE n BETWEEN 11 AND 14 ORDER BY n')
    expect(rows.map(({ n }) => n)).toEqual([11, 12, 14])
  })

  it('tries a batch again after its connection was ended, and settles only when it is committed', async () => {
    let attempts = 0
    const batcher = new Batcher(
      pool,
      async (client, items) => {
        if (++attempts === 1) await client.query('SELECT pg_terminate_backend(pg_backend_pid())')
        return commit(client, items)
      },
      new Gate(),
      log,
    )
    expect(await batcher.store(item(20))).toEqual({ laterRecords: [] })
    expect(attempts).toBe(2)
    const { rows } = await pool.query('SELECT count(*)::int AS count FROM taken WHERE n = 20')
    expect(rows[0]?.count).toBe(1)
  })

  it('shuts the intake while more waits than it may hold, and opens it again', async () => {
    const intake = new Gate()
    const batcher = new Batcher(pool, commit, intake, log)
    const stored = [
      batcher.store(item(30, 'a', 40 * 1024 * 1024)),
      batcher.store(item(31, 'b', 40 * 1024 * 1024)),
    ]
    expect(intake.isOpen).toBe(false)
    await Promise.all(stored)
    expect(intake.isOpen).toBe(true)
  })
})
