/** Readings of a tenant from before a time: what there is of them, and their deletion in bounded batches. */
import type { ClientBase } from 'pg'

export interface OldReadings {
  readonly series: number
  readonly deviceId: string
  readonly deviceName: string
  readonly sensor: string
  readonly count: number
  readonly oldest: Date
  readonly newest: Date
}

/** By sensor, the one with most first. Counting is by the key of each series: as long as there are readings to count. */
export async function countOldReadings(
  sql: ClientBase,
  tenantId: number,
  before: Date,
): Promise<readonly OldReadings[]> {
  const { rows } = await sql.query<Record<keyof OldReadings, string> & { oldest: Date; newest: Date }>(
    `SELECT s.series, d.id AS "deviceId", d.name AS "deviceName",
            coalesce(s.name, s.slug, s.connection || '/' || s.measurement || '/' || s.key) AS sensor, r.*
       FROM devices d JOIN sensors s ON s.device_id = d.id
       CROSS JOIN LATERAL (SELECT count(*) AS count, min(ts) AS oldest, max(ts) AS newest
                             FROM readings WHERE series = s.series AND ts < $2) r
      WHERE d.tenant_id = $1 AND r.count > 0
      ORDER BY r.count DESC, s.series`,
    [tenantId, before],
  )
  return rows.map((row) => ({ ...row, series: Number(row.series), count: Number(row.count) }))
}

/** The series of a tenant above one, in their order. */
export async function seriesOfTenant(
  sql: ClientBase,
  tenantId: number,
  above: number,
  limit: number,
): Promise<readonly number[]> {
  const { rows } = await sql.query<{ series: string }>(
    `SELECT s.series FROM sensors s JOIN devices d ON d.id = s.device_id
      WHERE d.tenant_id = $1 AND s.series > $2 ORDER BY s.series LIMIT $3`,
    [tenantId, above, limit],
  )
  return rows.map(({ series }) => Number(series))
}

/**
 * Deletes at most `limit` of them; answers how many there were. Each series is read by its key, the oldest month
 * first, so that a batch touches few partitions.
 */
export async function deleteOldReadings(
  sql: ClientBase,
  series: readonly number[],
  before: Date,
  limit: number,
): Promise<number> {
  const { rowCount } = await sql.query(
    `DELETE FROM readings r USING (
       SELECT o.series, o.ts FROM unnest($1::bigint[]) AS s (series)
       CROSS JOIN LATERAL (SELECT series, ts FROM readings WHERE series = s.series AND ts < $2 ORDER BY ts LIMIT $3) o
       LIMIT $3) old
     WHERE r.series = old.series AND r.ts = old.ts AND r.ts < $2`,
    [series, before, limit],
  )
  return rowCount ?? 0
}
