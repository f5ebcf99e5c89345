import type { ActorPrincipal, Application } from '@/lib/core/principal'
import type { Permission } from '@/lib/core/roles'

/** The applications in which a user or an API token holds a permission. */
export const applicationsWith = (
  { actor, applications }: ActorPrincipal,
  permission: Permission,
): readonly Application[] =>
  applications.filter(({ companyId, tenantId }) =>
    actor.reaches.some(
      (reach) =>
        reach.companyId === companyId &&
        (reach.tenantIds === 'all' || reach.tenantIds.includes(tenantId)) &&
        reach.permissions.includes(permission),
    ),
  )
