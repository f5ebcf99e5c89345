import { isUuid } from '@/lib/access/names'
import type { listDevicesOp } from '@/lib/contract/devices'
import type { InputOf } from '@/lib/contract/operation'
import type { Ctx } from '../context'
import { inSightSql, type Sight, sightOf } from '../sight'

/** What narrows the list of devices; bulk actions, their count and the export go by the same. */
export type DeviceFilter = Omit<InputOf<typeof listDevicesOp>, 'limit' | 'cursor' | 'sort'>

/** Takes a value of the statement and answers what stands for it. */
export type Value = (one: unknown) => string

/** What `devicesMatching` is a condition on. The database leaves the second table out where nothing asks for it. */
export const DEVICES = 'devices d LEFT JOIN device_status s ON s.device_id = d.id'

const PRESENCE = {
  online: 's.is_online',
  offline: 'NOT s.is_online',
  'never-seen': 's.device_id IS NULL',
} as const

/** The devices in the caller's sight that the filter matches. */
export function devicesMatching(ctx: Ctx, filter: DeviceFilter, value: Value): string {
  const { q, companyId, tenantId, dialect, status, presence, isNew } = filter
  return [
    inSight(sightOf(ctx.actor), value),
    ...(companyId === undefined ? [] : [`d.company_id = ${value(companyId)}::uuid`]),
    ...(tenantId === undefined ? [] : [`d.tenant_id = ${value(tenantId)}::int`]),
    ...(dialect === undefined ? [] : [`d.dialect = ${value(dialect)}::text`]),
    ...(status === undefined ? [] : [`d.status = ${value(status)}::text`]),
    ...(presence === undefined ? [] : [PRESENCE[presence]]),
    ...(isNew === undefined ? [] : [`d.is_new = ${value(isNew)}::bool`]),
    ...(q ? [matching(q, value)] : []),
  ].join(' AND ')
}

/** One company, or one tenant, as an equality: only then its index has the order of the list. */
function inSight(sight: Sight, value: Value): string {
  const { all, companyIds, tenantIds } = sight
  if (all) return 'true'
  const [companyId, ...otherCompanies] = companyIds
  const [tenantId, ...otherTenants] = tenantIds
  if (companyId !== undefined && otherCompanies.length === 0 && tenantId === undefined) {
    return `d.company_id = ${value(companyId)}::uuid`
  }
  if (tenantId !== undefined && otherTenants.length === 0 && companyId === undefined) {
    return `d.tenant_id = ${value(tenantId)}::int`
  }
  return inSightSql(sight, 'd', value)
}

/** The wildcards of LIKE stand for themselves. */
function matching(q: string, value: Value): string {
  const pattern = `${value(`%${q.replace(/[\\%_]/g, '\\$&')}%`)}::text`
  const byId = isUuid(q) ? ` OR d.id = ${value(q)}::uuid` : ''
  return `(d.name ILIKE ${pattern} OR d.external_id ILIKE ${pattern}${byId})`
}
