import type { RegisteredDevice, Registry } from '@/lib/core/registry'
import { filterMatches } from '@/lib/core/topic'
import type { Served, TopicClaims } from './dialect'

/** The device that connected, where the principal is one and the registry still holds it in its tenant. */
export function ownDevice(principal: Served, registry: Registry): RegisteredDevice | undefined {
  if (principal.kind !== 'device') return undefined
  const device = registry.device(principal.deviceId)
  return device?.tenantId === principal.tenantId ? device : undefined
}

/** An id that would be a wildcard, or more than one level, is given no topic at all. */
export const isOneLevel = (name: string): boolean =>
  name.length > 0 && !['/', '+', '#', '\u0000'].some((character) => name.includes(character))

/** Who gets nothing. */
export const noClaims: TopicClaims = { root: '', publish: [], subscribe: [] }

export const isClaimed = (filters: readonly string[], topic: string): boolean =>
  filters.some((filter) => filterMatches(filter, topic))
