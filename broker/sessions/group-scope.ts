import type { Principal } from '@/lib/core/principal'

/**
 * Members of one shared group see the same: strangers never draw from a company's group, nor do those who see only some
 * of its tenants from the group of those who see all.
 */
export function groupScope(principal: Principal): string {
  switch (principal.kind) {
    case 'anonymous':
      return 'anonymous'
    case 'user':
    case 'api-token':
      return principal.applications
        .map(({ tenantId }) => tenantId)
        .sort((a, b) => a - b)
        .join(',')
    default:
      return 'tenant'
  }
}
