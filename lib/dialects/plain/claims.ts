import type { DevicePrincipal, TenantPrincipal } from '@/lib/core/principal'
import type { Registry } from '@/lib/core/registry'
import type { Served, TopicClaims } from '../dialect'
import { ownDevice } from '../own-device'
import { tenantRoot } from '../tenant-root'

/** Whoever holds a plain credential: a device of any dialect that still is the tenant's, a user, the lab listener. */
export function isInNamespace(
  principal: Served,
  registry: Registry,
): principal is DevicePrincipal | TenantPrincipal {
  if (principal.kind === 'device') return ownDevice(principal, registry) !== undefined
  return principal.kind === 'tenant-user' || principal.kind === 'lab'
}

/** MQTT's `#` leaves out what begins with `$` [MQTT-4.7.2-1], which is what is wanted here. */
export const claimsOf = ({ tenantId }: DevicePrincipal | TenantPrincipal): TopicClaims => ({
  root: tenantRoot('plain', tenantId),
  publish: ['#'],
  subscribe: ['#'],
})
