import type { Pool } from 'pg'

const MONTHS_BACK = 24
const MONTHS_AHEAD = 2

/** What the attached months span together, without a gap: times beyond lie in the default partition. */
export const attachedMonths = (now: Date): { readonly from: string; readonly to: string } => ({
  from: monthFrom(now, -MONTHS_BACK).toISOString(),
  to: monthFrom(now, MONTHS_AHEAD + 1).toISOString(),
})

const monthFrom = (now: Date, months: number): Date =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1))

/** Attaches the months from 24 back to two ahead that are missing; older readings lie in the default partition. */
export async function ensurePartitions(pool: Pool, now: Date): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'readings'::regclass`,
  )
  const present = new Set(rows.map((row) => row.name))
  for (let month = -MONTHS_BACK; month <= MONTHS_AHEAD; month++) {
    const from = monthFrom(now, month).toISOString()
    const to = monthFrom(now, month + 1).toISOString()
    const name = `readings_${from.slice(0, 7).replace('-', '_')}`
    if (!present.has(name)) await attach(pool, { name, from, to })
  }
}

interface Month {
  readonly name: string
  readonly from: string
  readonly to: string
}

async function attach(pool: Pool, month: Month): Promise<void> {
  const { rows } = await pool.query<{ some: boolean }>('SELECT EXISTS (SELECT FROM readings_default) AS some')
  if (rows[0]?.some) return moveOut(pool, month)
  const { name, from, to } = month
  await pool.query(
    `CREATE TABLE IF NOT EXISTS ${name} PARTITION OF readings FOR VALUES FROM ('${from}') TO ('${to}')`,
  )
}

/**
 * A restored backup has all its readings in the default partition, and PostgreSQL attaches no month of which that one
 * holds rows. A month a transaction, so that a start that is cut short goes on where it was.
 */
async function moveOut(pool: Pool, { name, from, to }: Month): Promise<void> {
  const client = await pool.connect()
  let isBroken = true
  try {
    await client.query('BEGIN')
    await client.query('SET LOCAL statement_timeout = 0')
    await client.query('LOCK TABLE readings IN ACCESS EXCLUSIVE MODE')
    await client.query(`CREATE TABLE ${name} (LIKE readings INCLUDING DEFAULTS)`)
    await client.query(
      `WITH moved AS (DELETE FROM readings_default WHERE ts >= '${from}' AND ts < '${to}' RETURNING *)
       INSERT INTO ${name} SELECT * FROM moved`,
    )
    await client.query(
      `ALTER TABLE readings ATTACH PARTITION ${name} FOR VALUES FROM ('${from}') TO ('${to}')`,
    )
    await client.query('COMMIT')
    isBroken = false
  } finally {
    // A connection whose transaction did not end is closed, which undoes it.
    client.release(isBroken)
  }
}
