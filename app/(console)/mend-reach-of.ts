/** Where the reader may mend what the page shows. */
import type { MendReach, Places } from '@/components/mends/mend-reach'
import { type Actor, may, type Place } from '@/lib/core/actor'
import type { Permission } from '@/lib/core/roles'
import { readerSight } from './reader-sight'

/** Of a page that shows one place. */
export const reachAt = (actor: Actor, place: Place): MendReach => ({
  provisionIn: may(actor, 'provision', place) ? 'all' : [],
  administerIn: may(actor, 'admin', place) ? 'all' : [],
  isPlatformAdmin: actor.isPlatformAdmin,
})

export const platformReach = ({ isPlatformAdmin }: Actor): MendReach => {
  const everywhere = isPlatformAdmin ? 'all' : []
  return { provisionIn: everywhere, administerIn: everywhere, isPlatformAdmin }
}

/** Of a page that shows a company, or all that the reader sees. */
export async function reachOfSight(actor: Actor, companyId?: string): Promise<MendReach> {
  const [provisionIn, administerIn] = await Promise.all([
    placesWith(actor, 'provision', companyId),
    placesWith(actor, 'admin', companyId),
  ])
  return { provisionIn, administerIn, isPlatformAdmin: actor.isPlatformAdmin }
}

async function placesWith(
  actor: Actor,
  permission: Permission,
  companyId: string | undefined,
): Promise<Places> {
  if (actor.isPlatformAdmin || (companyId !== undefined && may(actor, permission, { companyId })))
    return 'all'
  const { tenants } = await readerSight()
  return tenants
    .filter((tenant) => may(actor, permission, { companyId: tenant.companyId, tenantId: tenant.id }))
    .map(({ id }) => id)
}
