import type { LogPlace } from '@/broker/live/live-hub'
import type { Principal } from '@/lib/core/principal'

/**
 * Whose the records of a principal that is no device are: its company's, where it has just one. What somebody of
 * several companies does is of none of them: the others would read of it.
 */
export function placeOf(principal: Principal): LogPlace | undefined {
  if (principal.kind === 'device') return undefined
  if (principal.kind === 'console') return { companyName: principal.companyName }
  const reach = onlyReach(principal.actor.reaches)
  return reach && { companyName: reach.companyName }
}

export function companyIdOf(principal: Principal): string | undefined {
  if (principal.kind === 'device' || principal.kind === 'console') return principal.companyId
  return onlyReach(principal.actor.reaches)?.companyId
}

const onlyReach = <R>(reaches: readonly R[]): R | undefined => (reaches.length === 1 ? reaches[0] : undefined)
