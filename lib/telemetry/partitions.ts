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
    const start = monthFrom(now, month)
    const end = monthFrom(now, month + 1)
    const name = `readings_${start.toISOString().slice(0, 7).replace('-', '_')}`
    if (present.has(name)) continue
    await pool.query(
      `CREATE TABLE IF NOT EXISTS ${name} PARTITION OF readings FOR VALUES FROM ('${start.toISOString()}') TO ('${end.toISOString()}')`,
    )
  }
}
