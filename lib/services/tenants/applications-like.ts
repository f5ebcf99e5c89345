import { lookAlikes } from '@/lib/core/look-alike'
import type { Ctx } from '../context'
import { sightOf } from '../sight'

/** Applications of other tenants in the caller's sight that could be taken for this one. */
export async function applicationsLike(ctx: Ctx, application: string): Promise<string[]> {
  const sight = sightOf(ctx.actor)
  const others = await ctx.services.db.prisma.tenant.findMany({
    where: sight.all
      ? {}
      : { OR: [{ companyId: { in: sight.companyIds } }, { id: { in: sight.tenantIds } }] },
    select: { application: true },
  })
  return lookAlikes(
    application,
    others.map((other) => other.application),
  )
}
