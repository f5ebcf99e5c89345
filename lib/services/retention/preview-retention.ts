import type { PoolClient } from 'pg'
import { previewRetentionOp, type RetentionPreview } from '@/lib/contract/retention'
import { Fault } from '@/lib/core/fault'
import { countOldReadings } from '@/lib/telemetry/old-readings'
import { verb } from '../context'
import { findTenant } from '../tenants/tenant-view'
import { withinTime } from '../within-time'
import { cutoffOf } from './cutoff'
import { countOldLogs } from './old-logs'

const COUNTED_WITHIN_MS = 20_000
const NAMED_MAX = 5

/** The worker asks in the same words: what is counted here is what it deletes, until the next day or the next reading. */
export const previewRetention = verb(previewRetentionOp, async (ctx, { id, readingsDays, logsDays }) => {
  await findTenant(ctx, id, 'admin')
  const now = ctx.services.now()
  const preview = await withinTime(ctx.services.db.pool, COUNTED_WITHIN_MS, async (sql) => ({
    readings: readingsDays === undefined ? null : await readingsGone(sql, id, cutoffOf(readingsDays, now)),
    logs: await countOldLogs(sql, id, cutoffOf(logsDays, now)),
  }))
  if (!preview)
    throw new Fault('unavailable', 'There are too many to be counted in 20 seconds. Try more days.')
  return preview
})

async function readingsGone(
  sql: PoolClient,
  tenantId: number,
  before: Date,
): Promise<NonNullable<RetentionPreview['readings']>> {
  const old = await countOldReadings(sql, tenantId, before)
  const times = old.flatMap(({ oldest, newest }) => [oldest.getTime(), newest.getTime()])
  return {
    before: before.toISOString(),
    count: old.reduce((sum, { count }) => sum + count, 0),
    oldest: times.length === 0 ? null : new Date(times.reduce((a, b) => Math.min(a, b))).toISOString(),
    newest: times.length === 0 ? null : new Date(times.reduce((a, b) => Math.max(a, b))).toISOString(),
    sensors: old.length,
    devices: new Set(old.map(({ deviceId }) => deviceId)).size,
    most: old.slice(0, NAMED_MAX).map(({ deviceName, sensor, count }) => ({ deviceName, sensor, count })),
  }
}
