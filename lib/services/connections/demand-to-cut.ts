import { type Actor, demand } from '@/lib/core/actor'
import { forbidden } from '@/lib/core/fault'

/** Of somebody else's connection or session: what is of no one company is for platform admins alone. */
export function demandToCut(
  actor: Actor,
  { companyId, tenantId }: { readonly companyId: string | null; readonly tenantId: number | null },
  what: string,
): void {
  if (companyId !== null) {
    demand(actor, 'provision', tenantId === null ? { companyId } : { companyId, tenantId }, what)
  } else if (!actor.isPlatformAdmin) {
    throw forbidden(`Only a platform admin may end this ${what}.`)
  }
}
