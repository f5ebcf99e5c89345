import type { PoolClient } from 'pg'
import { getTenantUsageOp, type TenantUsage } from '@/lib/contract/tenant-usage'
import { isFault } from '@/lib/core/fault'
import { countByDay, storedReadings } from '@/lib/telemetry/readings-of-tenant'
import { type Ctx, verb } from '../context'
import { withinTime } from '../within-time'
import { findTenant } from './tenant-view'

const DAYS = 7
const DAY_MS = 86_400_000
const COUNTED_WITHIN_MS = 3_000

export const getTenantUsage = verb(getTenantUsageOp, async (ctx, { id }) => {
  const { companyId } = await findTenant(ctx, id, 'read:logs')
  const { pool } = ctx.services.db
  const counted = <T>(ask: (sql: PoolClient) => Promise<T>) => withinTime(pool, COUNTED_WITHIN_MS, ask)
  const [counts, readingsByDay, stored, live] = await Promise.all([
    countThings(ctx, id, companyId),
    counted((sql) => byDay(sql, id, ctx.services.now())),
    counted((sql) => storedReadings(sql, id)),
    liveOf(ctx, id),
  ])
  return {
    ...counts,
    readingsByDay: readingsByDay ?? null,
    stored: stored ? { ...stored, oldest: stored.oldest?.toISOString() ?? null } : null,
    live,
  }
})

type Counts = Omit<TenantUsage, 'readingsByDay' | 'stored' | 'live'>

async function countThings({ services }: Ctx, tenantId: number, companyId: string): Promise<Counts> {
  const { rows } = await services.db.pool.query<Counts>(
    `SELECT (SELECT count(*)::int FROM devices WHERE tenant_id = $1) AS devices,
            (SELECT count(*)::int FROM devices WHERE tenant_id = $1 AND dialect = 'thingscale') AS "provisionedDevices",
            (SELECT count(*)::int FROM mqtt_retained WHERE tenant_id = $1 AND payload <> '') AS "retainedMessages",
            coalesce(sum(s.count), 0)::int AS sensors, coalesce(max(s.count), 0)::int AS "sensorsOfOneDevice",
            (SELECT count(DISTINCT u.id)::int FROM users u JOIN memberships m ON m.user_id = u.id
               LEFT JOIN membership_tenants mt ON mt.membership_id = m.id
              WHERE u.status = 'active' AND m.company_id = $2 AND (m.all_tenants OR mt.tenant_id = $1)) AS users,
            (SELECT count(*)::int FROM api_tokens WHERE company_id = $2) AS "apiTokens"
       FROM (SELECT count(*) AS count FROM sensors JOIN devices d ON d.id = device_id
              WHERE d.tenant_id = $1 GROUP BY device_id) s`,
    [tenantId, companyId],
  )
  const [row] = rows
  if (!row) throw new Error('an aggregate has one row')
  return row
}

async function byDay(
  sql: PoolClient,
  tenantId: number,
  nowMs: number,
): Promise<{ day: string; count: number }[]> {
  const today = Math.floor(nowMs / DAY_MS)
  const counts = await countByDay(
    sql,
    tenantId,
    new Date((today - DAYS + 1) * DAY_MS),
    new Date((today + 1) * DAY_MS),
  )
  return Array.from({ length: DAYS }, (_, index) => {
    const day = new Date((today - DAYS + 1 + index) * DAY_MS).toISOString().slice(0, 10)
    return { day, count: counts.get(day) ?? 0 }
  })
}

const QUIET = {
  connections: 0,
  messagesPerSecond: 0,
  readingsPerSecond: 0,
  busiestPerSecond: 0,
  overRate: { dropped: 0, held: 0 },
}

async function liveOf({ services }: Ctx, tenantId: number): Promise<TenantUsage['live']> {
  try {
    const places = await services.broker.places()
    const place = places.find((one) => one.tenantId === tenantId) ?? QUIET
    const { connections, messagesPerSecond, readingsPerSecond, busiestPerSecond, overRate } = place
    return { connections, messagesPerSecond, readingsPerSecond, busiestPerSecond, overRate }
  } catch (error) {
    if (isFault(error) && error.code === 'unavailable') return null
    throw error
  }
}
