import { forbidden, notFound } from './fault'
import type { Permission } from './roles'

/** What somebody may do in one company, all of its tenants or some. */
export interface Reach {
  readonly companyId: string
  readonly companyName: string
  readonly tenantIds: 'all' | readonly number[]
  readonly permissions: readonly Permission[]
}

/** Who asks: of a verb, or over MQTT. */
export interface Actor {
  readonly kind: 'user' | 'api-token' | 'system'
  readonly id: string
  readonly name: string
  readonly isPlatformAdmin: boolean
  readonly reaches: readonly Reach[]
}

/** A company, or one tenant of it. */
export interface Place {
  readonly companyId: string
  readonly tenantId?: number
}

/** Whether the actor sees the place at all: what it does not see is *not found*. */
export function sees(actor: Actor, place: Place): boolean {
  return actor.isPlatformAdmin || actor.reaches.some((reach) => includes(reach, place))
}

export function may(actor: Actor, permission: Permission, place: Place): boolean {
  return (
    actor.isPlatformAdmin ||
    actor.reaches.some((reach) => includes(reach, place) && reach.permissions.includes(permission))
  )
}

/** Whether the actor has the permission anywhere: enough to be let into a list. */
export const mayAnywhere = (actor: Actor, permission: Permission): boolean =>
  actor.isPlatformAdmin || actor.reaches.some((reach) => reach.permissions.includes(permission))

/** Throws not-found for a place out of sight, forbidden for one in sight without the permission. */
export function demand(actor: Actor, permission: Permission, place: Place, what: string): void {
  if (!sees(actor, place)) throw notFound(what)
  if (!may(actor, permission, place)) throw forbidden(`This needs the permission "${permission}".`)
}

/** A place without a tenant is the whole company, so somebody limited to some tenants is not in it. */
function includes(reach: Reach, place: Place): boolean {
  if (reach.companyId !== place.companyId) return false
  if (reach.tenantIds === 'all') return true
  return place.tenantId !== undefined && reach.tenantIds.includes(place.tenantId)
}
