import { countDevicesOp } from '@/lib/contract/device-bulk'
import { verb } from '../context'
import { DEVICES, devicesMatching } from './device-filter'

export const countMatchingDevices = verb(countDevicesOp, async (ctx, filter) => {
  const values: unknown[] = []
  const where = devicesMatching(ctx, filter, (one) => `$${values.push(one)}`)
  const { rows } = await ctx.services.db.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${DEVICES} WHERE ${where}`,
    values,
  )
  return { count: rows[0]?.count ?? 0 }
})
