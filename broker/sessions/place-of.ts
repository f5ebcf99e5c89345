import type { LogPlace } from '@/broker/live/live-hub'
import type { Principal } from '@/lib/core/principal'

/**
 * Whose the records of a principal that is no device are: its company's, where it has just one. What somebody of
 * several companies does is of none of them: the others would read of it.
 */
export function placeOf(principal: Principal): LogPlace | undefined {
  switch (principal.kind) {
    case 'device':
    case 'anonymous':
      return undefined
    case 'account':
    case 'tenant-user':
    case 'lab':
      return { companyName: principal.companyName, tenantId: principal.tenantId }
    case 'console':
      return { companyName: principal.companyName }
    default: {
      const reach = onlyReach(principal.actor.reaches)
      return reach && { companyName: reach.companyName }
    }
  }
}

/** Whose records are counted together where they are capped: each anonymous connection is a principal of its own. */
export const capKeyOf = ({ kind, key }: Principal, address: string): string =>
  kind === 'anonymous' ? `anonymous:${address}` : key

/** What a record of the principal carries of it: who, and of which company, tenant and device. */
export function whoIs(principal: Principal) {
  const { name, key } = principal
  const who = { principal: name, principalKey: key }
  switch (principal.kind) {
    case 'device': {
      const { companyId, tenantId, deviceId, dialect } = principal
      return { ...who, companyId, tenantId, deviceId, dialect }
    }
    case 'account':
    case 'tenant-user':
    case 'lab': {
      const { companyId, tenantId, dialect } = principal
      return { ...who, companyId, tenantId, dialect }
    }
    case 'anonymous':
      return { ...who, dialect: principal.dialect }
    case 'console':
      return { ...who, companyId: principal.companyId }
    default:
      return { ...who, companyId: onlyReach(principal.actor.reaches)?.companyId, dialect: principal.dialect }
  }
}

const onlyReach = <R>(reaches: readonly R[]): R | undefined => (reaches.length === 1 ? reaches[0] : undefined)
