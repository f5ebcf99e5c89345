import { may } from '@/lib/core/actor'
import type { Ctx } from '../context'
import type { DeviceRow } from './device-view'

/** When each got its newest credential; of those alone whose credentials the caller may see. */
export async function credentialAges(
  ctx: Ctx,
  devices: readonly DeviceRow[],
): Promise<ReadonlyMap<string, string>> {
  const ids = devices.filter((device) => may(ctx.actor, 'provision', device)).map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const { rows } = await ctx.services.db.pool.query<{ device_id: string; at: Date }>(
    'SELECT device_id, max(created_at) AS at FROM credentials WHERE device_id = ANY ($1::uuid[]) GROUP BY device_id',
    [ids],
  )
  return new Map(rows.map((row) => [row.device_id, row.at.toISOString()]))
}
