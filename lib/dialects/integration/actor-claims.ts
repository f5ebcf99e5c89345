/** The integration side is one: users and API tokens hold Capture's and Drogue's claims together. */
import type { ActorPrincipal, AnonymousPrincipal } from '@/lib/core/principal'
import { claimsOfActor as captureClaims } from '../capture/claims'
import type { TopicClaims } from '../dialect'
import { claimsOfReader, claimsOfActor as drogueClaims } from '../drogue/claims'

export function actorClaims(principal: ActorPrincipal | AnonymousPrincipal): TopicClaims {
  if (principal.kind === 'anonymous') return claimsOfReader(principal.applications)
  const capture = captureClaims(principal)
  const drogue = drogueClaims(principal)
  return {
    root: '',
    publish: [...capture.publish, ...drogue.publish],
    subscribe: [...capture.subscribe, ...drogue.subscribe],
  }
}
