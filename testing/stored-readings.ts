import type { Pool } from 'pg'
import type { JsonValue } from '@/lib/core/json'
import { loadValue, type StoredValue } from '@/lib/telemetry/reading-row'

export interface StoredReading {
  /** `connection/measurement/key` */
  readonly path: string
  readonly value: JsonValue
  /** µs since the epoch. */
  readonly ts: number
  readonly tags: string | null
}

/** Readings of a device by time, then by path. */
export async function storedReadings(pool: Pool, deviceId: string): Promise<StoredReading[]> {
  const { rows } = await pool.query<StoredValue & { path: string; ts: string; tags: string | null }>(
    `SELECT concat_ws('/', connection, measurement, key) AS path, r.kind, num, txt, micros(ts) AS ts, r.tags
       FROM readings r JOIN sensors s USING (series) WHERE device_id = $1 ORDER BY ts, path`,
    [deviceId],
  )
  return rows.map((row) => ({ path: row.path, value: loadValue(row), ts: Number(row.ts), tags: row.tags }))
}

/** The same without times and tags. */
export const storedValues = async (pool: Pool, deviceId: string) =>
  (await storedReadings(pool, deviceId)).map(({ path, value }) => [path, value])
