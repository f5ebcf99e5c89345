import type { Pool } from 'pg'
import type { Sight } from './sight'

export interface DeviceCount {
  readonly devices: number
  readonly online: number
  /** When one of them was last heard. */
  readonly lastSeenAt: Date | null
}

const NONE: DeviceCount = { devices: 0, online: 0, lastSeenAt: null }

/** Devices in sight by company or by tenant. */
export async function countDevices(
  pool: Pool,
  by: 'company_id' | 'tenant_id',
  sight: Sight,
): Promise<(id: string | number) => DeviceCount> {
  const { rows } = await pool.query<DeviceCount & { id: string | number }>(
    `SELECT d.${by} AS id, count(*)::int AS devices, (count(*) FILTER (WHERE s.is_online))::int AS online,
            max(s.last_seen_at) AS "lastSeenAt"
       FROM devices d LEFT JOIN device_status s ON s.device_id = d.id
      WHERE $1 OR d.company_id = ANY ($2::uuid[]) OR d.tenant_id = ANY ($3::int[])
      GROUP BY 1`,
    [sight.all, sight.companyIds, sight.tenantIds],
  )
  const counts = new Map(rows.map((row) => [row.id, row]))
  return (id) => counts.get(id) ?? NONE
}
