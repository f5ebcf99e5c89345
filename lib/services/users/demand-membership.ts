import { demand } from '@/lib/core/actor'
import { invalid } from '@/lib/core/fault'
import { findCompany } from '../companies/company-view'
import type { Ctx } from '../context'
import { demandInCompany } from '../sight'

/** Who gives a role administers all that it reaches: the company, or each of the tenants; mixed ids are refused whole. */
export async function demandMembership(
  ctx: Ctx,
  companyId: string,
  tenantIds: readonly number[] | null,
): Promise<void> {
  if (tenantIds === null) {
    demandInCompany(ctx.actor, 'admin', companyId)
    await findCompany(ctx, companyId)
    return
  }
  await findCompany(ctx, companyId)
  for (const tenantId of tenantIds) demand(ctx.actor, 'admin', { companyId, tenantId }, 'tenant')
  const count = await ctx.services.db.prisma.tenant.count({
    where: { companyId, id: { in: [...tenantIds] } },
  })
  if (count !== new Set(tenantIds).size)
    throw invalid('tenantIds', 'name a tenant that the company does not have')
}
