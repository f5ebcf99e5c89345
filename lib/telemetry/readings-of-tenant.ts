/** How many readings a tenant has, and about how much room they take. */
import type { ClientBase } from 'pg'

/** A reading with its index entry, where the tables are too young to tell. */
const BYTES_MIN = 80
const BYTES_MAX = 400

export async function countByDay(
  sql: ClientBase,
  tenantId: number,
  from: Date,
  to: Date,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql.query<{ day: string; count: string }>(
    `SELECT to_char(r.ts AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, count(*) AS count
       FROM devices d JOIN sensors s ON s.device_id = d.id
       CROSS JOIN LATERAL (SELECT ts FROM readings WHERE series = s.series AND ts >= $2 AND ts < $3) r
      WHERE d.tenant_id = $1 GROUP BY 1`,
    [tenantId, from, to],
  )
  return new Map(rows.map(({ day, count }) => [day, Number(count)]))
}

export async function storedReadings(
  sql: ClientBase,
  tenantId: number,
): Promise<{ readonly readings: number; readonly bytes: number; readonly oldest: Date | null }> {
  const { rows } = await sql.query<{ count: string; oldest: Date | null }>(
    `SELECT coalesce(sum(r.count), 0) AS count, min(r.oldest) AS oldest
       FROM devices d JOIN sensors s ON s.device_id = d.id
       CROSS JOIN LATERAL (SELECT count(*) AS count, min(ts) AS oldest FROM readings WHERE series = s.series) r
      WHERE d.tenant_id = $1`,
    [tenantId],
  )
  const readings = Number(rows[0]?.count ?? 0)
  return { readings, bytes: Math.round(readings * (await bytesOfOne(sql))), oldest: rows[0]?.oldest ?? null }
}

/** By what the planner knows of all of them. */
async function bytesOfOne(sql: ClientBase): Promise<number> {
  const { rows } = await sql.query<{ bytes: string | null; rows: number | null }>(
    `SELECT sum(pg_total_relation_size(c.oid)) AS bytes, sum(c.reltuples) AS rows
       FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = 'readings'::regclass AND c.reltuples > 0`,
  )
  const count = rows[0]?.rows ?? 0
  const mean = count > 0 ? Number(rows[0]?.bytes ?? 0) / count : BYTES_MIN
  return Math.min(BYTES_MAX, Math.max(BYTES_MIN, mean))
}
