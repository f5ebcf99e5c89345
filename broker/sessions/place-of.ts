import type { LogPlace } from '@/broker/live/live-hub'
import type { Principal } from '@/lib/core/principal'

/** Where the records of a principal that is no device are shown: its company, where it has just one place to be. */
export function placeOf(principal: Principal): LogPlace | undefined {
  if (principal.kind === 'device') return undefined
  if (principal.kind === 'console') return { companyName: principal.companyName }
  const [reach] = principal.actor.reaches
  return reach ? { companyName: reach.companyName } : undefined
}
