import { getOverviewOp, type Overview } from '@/lib/contract/overview'
import type { PlaceRate } from '@/lib/contract/rates'
import { isFault } from '@/lib/core/fault'
import { type Ctx, verb } from '../context'
import { type Sight, sightOf } from '../sight'
import { findTenant } from '../tenants/tenant-view'

interface Where {
  readonly companyId?: string | undefined
  readonly tenantId?: number | undefined
}

const HOUR_MICROS = 3_600_000_000

export const getOverview = verb(getOverviewOp, async (ctx, where) => {
  if (where.tenantId !== undefined) await findTenant(ctx, where.tenantId, 'read:logs')
  const sight = sightOf(ctx.actor, 'read:logs')
  const [devices, refused, traffic, storage] = await Promise.all([
    countDevices(ctx, where, sight),
    countRefused(ctx, where, sight),
    orNull(async () => trafficOf(await ctx.services.broker.places(), where, sight)),
    orNull(() => storageOf(ctx)),
  ])
  return { devices, refused, traffic, storage }
})

/** The place asked for, within what the caller sees. */
const PLACE = `($1 OR company_id = ANY ($2::uuid[]) OR tenant_id = ANY ($3::int[]))
  AND ($4::uuid IS NULL OR company_id = $4) AND ($5::int IS NULL OR tenant_id = $5)`

const placeValues = ({ companyId, tenantId }: Where, { all, companyIds, tenantIds }: Sight) => [
  all,
  companyIds,
  tenantIds,
  companyId ?? null,
  tenantId ?? null,
]

async function countDevices(ctx: Ctx, where: Where, sight: Sight): Promise<Overview['devices']> {
  const { rows } = await ctx.services.db.pool.query<Overview['devices']>(
    `SELECT count(*)::int AS total, (count(*) FILTER (WHERE s.is_online))::int AS online,
            (count(*) FILTER (WHERE NOT s.is_online))::int AS offline,
            (count(*) FILTER (WHERE s.device_id IS NULL))::int AS "neverSeen"
       FROM devices LEFT JOIN device_status s ON s.device_id = devices.id WHERE ${PLACE}`,
    placeValues(where, sight),
  )
  return rows[0] ?? { total: 0, online: 0, offline: 0, neverSeen: 0 }
}

async function countRefused(ctx: Ctx, where: Where, sight: Sight): Promise<Overview['refused']> {
  const { rows } = await ctx.services.db.pool.query<Overview['refused']>(
    `SELECT count(*)::int AS all, (count(*) FILTER (WHERE kind = 'connection' AND stage = 'auth'))::int AS logins
       FROM live_log WHERE ${PLACE} AND outcome = 'refused' AND seq >= $6`,
    [...placeValues(where, sight), ctx.services.now() * 1_000 - HOUR_MICROS],
  )
  return rows[0] ?? { all: 0, logins: 0 }
}

function trafficOf(places: readonly PlaceRate[], where: Where, sight: Sight): Overview['traffic'] {
  const sum = { connections: 0, messagesPerSecond: 0, readingsPerSecond: 0 }
  for (const place of places) {
    if (!isWithin(place, where, sight)) continue
    sum.connections += place.connections
    sum.messagesPerSecond += place.messagesPerSecond
    sum.readingsPerSecond += place.readingsPerSecond
  }
  return sum
}

function isWithin({ companyId, tenantId }: PlaceRate, where: Where, sight: Sight): boolean {
  if (where.companyId !== undefined && where.companyId !== companyId) return false
  if (where.tenantId !== undefined && where.tenantId !== tenantId) return false
  if (sight.all) return true
  return (
    (companyId !== null && sight.companyIds.includes(companyId)) ||
    (tenantId !== null && sight.tenantIds.includes(tenantId))
  )
}

async function storageOf({ services, actor }: Ctx): Promise<Overview['storage']> {
  const { status, storageLagMs, disk, diskFreeBytes } = await services.broker.health()
  return {
    isTaking: status === 'ok',
    lagMs: storageLagMs ?? 0,
    disk: disk ?? 'ok',
    diskFreeBytes: actor.isPlatformAdmin ? (diskFreeBytes ?? null) : null,
  }
}

/** Nothing where the broker does not answer: the rest stands without it. */
async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    if (isFault(error) && error.code === 'unavailable') return null
    throw error
  }
}
