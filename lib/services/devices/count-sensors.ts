import type { Pool } from 'pg'

/** Of these devices only: counted as a relation, the sensors of the whole installation would be read for each page. */
export async function countSensors(
  pool: Pool,
  deviceIds: readonly string[],
): Promise<(deviceId: string) => number> {
  const { rows } = await pool.query<{ device_id: string; count: number }>(
    'SELECT device_id, count(*)::int AS count FROM sensors WHERE device_id = ANY ($1::uuid[]) GROUP BY device_id',
    [deviceIds],
  )
  const counts = new Map(rows.map((row) => [row.device_id, row.count]))
  return (deviceId) => counts.get(deviceId) ?? 0
}
