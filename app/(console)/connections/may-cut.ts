import { type Actor, may } from '@/lib/core/actor'

/** Whether the reader may end a connection or a session of this place. */
export function mayCut(
  actor: Actor,
  { companyId, tenantId }: { readonly companyId: string | null; readonly tenantId: number | null },
): boolean {
  if (companyId === null) return actor.isPlatformAdmin
  return may(actor, 'provision', tenantId === null ? { companyId } : { companyId, tenantId })
}
