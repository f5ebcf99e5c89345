import type { Connection } from '@/lib/contract/connections'
import type { Ctx } from '../context'
import { type Sight, sightOf } from '../sight'

/** What the broker holds, as far as the caller may see it; one of no company shows to platform admins alone. */
export async function visibleConnections(ctx: Ctx): Promise<readonly Connection[]> {
  const sight = sightOf(ctx.actor, 'read:logs')
  return (await ctx.services.broker.connections()).filter((connection) => isInSight(sight, connection))
}

const isInSight = (sight: Sight, { companyId, tenantId }: Connection): boolean =>
  sight.all ||
  (companyId !== null && sight.companyIds.includes(companyId)) ||
  (tenantId !== null && sight.tenantIds.includes(tenantId))
