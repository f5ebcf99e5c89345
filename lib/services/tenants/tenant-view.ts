import { type Tenant, tenantSettingsSchema } from '@/lib/contract/tenants'
import { demand } from '@/lib/core/actor'
import { notFound } from '@/lib/core/fault'
import type { Permission } from '@/lib/core/roles'
import { tenantLimits } from '@/lib/core/tenant-limits'
import type { Prisma } from '@/lib/db/generated/client'
import type { Ctx } from '../context'
import { countDevices } from '../count-devices'
import { demandSight, sightOf } from '../sight'

export const tenantInclude = {
  company: { select: { name: true, status: true } },
  credentials: {
    where: { kind: 'device-token' },
    select: { lastFour: true, createdAt: true, lastUsedAt: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 1,
  },
} as const satisfies Prisma.TenantInclude
export type TenantRow = Prisma.TenantGetPayload<{ include: typeof tenantInclude }>

export async function viewTenants(ctx: Ctx): Promise<(row: TenantRow) => Tenant> {
  const count = await countDevices(ctx.services.db.pool, 'tenant_id', sightOf(ctx.actor))
  return (row) => ({
    id: row.id,
    uuid: row.uuid,
    companyId: row.companyId,
    companyName: row.company.name,
    name: row.name,
    application: row.application,
    thingscaleId: row.thingscaleId,
    status: row.status === 'active' ? 'active' : 'suspended',
    settings: settingsOf(row),
    limits: tenantLimits(row.limits),
    retention: { readingsDays: row.readingsKeptDays, logsDays: row.logsKeptDays },
    deviceToken: deviceTokenOf(row),
    createdAt: row.createdAt.toISOString(),
    deviceCount: count(row.id).devices,
    onlineCount: count(row.id).online,
    lastSeenAt: count(row.id).lastSeenAt?.toISOString() ?? null,
  })
}

function deviceTokenOf({ credentials: [newest] }: TenantRow): Tenant['deviceToken'] {
  if (!newest) return null
  return {
    lastFour: newest.lastFour ?? '',
    createdAt: newest.createdAt.toISOString(),
    lastUsedAt: newest.lastUsedAt?.toISOString() ?? null,
  }
}

export const settingsOf = (row: Pick<TenantRow, 'settings'>): Tenant['settings'] =>
  tenantSettingsSchema.parse(row.settings)

/** The tenant, if the caller sees it, and may do what it is asked for. */
export async function findTenant(ctx: Ctx, id: number, permission?: Permission): Promise<TenantRow> {
  const row = await ctx.services.db.prisma.tenant.findUnique({ where: { id }, include: tenantInclude })
  if (!row) throw notFound('tenant')
  const place = { companyId: row.companyId, tenantId: row.id }
  if (permission) demand(ctx.actor, permission, place, 'tenant')
  else demandSight(ctx.actor, place, 'tenant')
  return row
}

export async function tenantView(ctx: Ctx, id: number): Promise<Tenant> {
  const row = await findTenant(ctx, id)
  return (await viewTenants(ctx))(row)
}
