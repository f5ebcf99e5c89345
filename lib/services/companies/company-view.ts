import type { Company } from '@/lib/contract/companies'
import { notFound } from '@/lib/core/fault'
import type { Ctx } from '../context'
import { countDevices } from '../count-devices'
import { seesCompany, sightOf } from '../sight'

interface CompanyRow {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly createdAt: Date
}

/** Rows as the caller sees them: counts are of what is in its sight. */
export async function viewCompanies(
  ctx: Ctx,
  rows: readonly CompanyRow[],
): Promise<(row: CompanyRow) => Company> {
  const sight = sightOf(ctx.actor)
  const devices = await countDevices(ctx.services.db.pool, 'company_id', sight)
  const tenants = await ctx.services.db.prisma.tenant.groupBy({
    by: ['companyId'],
    _count: { _all: true },
    where: {
      companyId: { in: rows.map((row) => row.id) },
      ...(sight.all
        ? {}
        : { OR: [{ companyId: { in: sight.companyIds } }, { id: { in: sight.tenantIds } }] }),
    },
  })
  const tenantCounts = new Map(tenants.map((group) => [group.companyId, group._count._all]))
  const members = await countOf(ctx, rows)
  return (row) => ({
    id: row.id,
    name: row.name,
    status: row.status === 'active' ? 'active' : 'suspended',
    createdAt: row.createdAt.toISOString(),
    tenantCount: tenantCounts.get(row.id) ?? 0,
    deviceCount: devices(row.id).devices,
    onlineCount: devices(row.id).online,
    lastSeenAt: devices(row.id).lastSeenAt?.toISOString() ?? null,
    ...members(row.id),
  })
}

/** Who loses something where the company is suspended. */
async function countOf({ services }: Ctx, rows: readonly CompanyRow[]) {
  const ids = rows.map(({ id }) => id)
  const found = await services.db.pool.query<{ id: string; userCount: number; apiTokenCount: number }>(
    `SELECT c.id, (SELECT count(DISTINCT user_id)::int FROM memberships WHERE company_id = c.id) AS "userCount",
            (SELECT count(*)::int FROM api_tokens WHERE company_id = c.id) AS "apiTokenCount"
       FROM companies c WHERE c.id = ANY ($1::uuid[])`,
    [ids],
  )
  const counts = new Map(found.rows.map(({ id, ...count }) => [id, count]))
  return (id: string) => counts.get(id) ?? { userCount: 0, apiTokenCount: 0 }
}

export async function findCompany(ctx: Ctx, id: string): Promise<CompanyRow> {
  const row = seesCompany(ctx.actor, id)
    ? await ctx.services.db.prisma.company.findUnique({ where: { id } })
    : null
  if (!row) throw notFound('company')
  return row
}

export async function companyView(ctx: Ctx, id: string): Promise<Company> {
  const row = await findCompany(ctx, id)
  return (await viewCompanies(ctx, [row]))(row)
}
