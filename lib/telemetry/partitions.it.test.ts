import { Pool } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '@/testing/postgres'
import { ensurePartitions } from './partitions'

const NOW = new Date('2026-11-21T12:00:00Z')

let database: FreshDatabase
let pool: Pool
beforeAll(async () => {
  database = await freshDatabase()
  pool = new Pool({ connectionString: database.url, max: 2 })
  pool.on('error', () => {})
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

it('attaches months of which the default partition holds readings already, as after a restore', async () => {
  const times = ['2020-05-01T00:00:00Z', '2026-10-31T23:59:59.999999Z', '2026-11-01T00:00:00Z']
  await pool.query(
    `INSERT INTO readings (series, ts, received_at, kind, num) SELECT 1, ts, ts, 'n', 1 FROM unnest($1::timestamptz[]) AS t (ts)`,
    [times],
  )
  await ensurePartitions(pool, NOW)
  await ensurePartitions(pool, NOW)
  const { rows } = await pool.query('SELECT tableoid::regclass::text AS place FROM readings ORDER BY ts')
  expect(rows.map(({ place }) => place)).toEqual(['readings_default', 'readings_2026_10', 'readings_2026_11'])
  const { rows: keys } = await pool.query(
    `SELECT count(*)::int AS count FROM pg_index WHERE indrelid = 'readings_2026_11'::regclass AND indisprimary`,
  )
  expect(keys).toEqual([{ count: 1 }])
  // A repeated reading still meets the one before it.
  await expect(
    pool.query(
      `INSERT INTO readings (series, ts, received_at, kind, num) VALUES (1, '2026-11-01T00:00:00Z', now(), 'n', 1)`,
    ),
  ).rejects.toThrow('duplicate key')
})
