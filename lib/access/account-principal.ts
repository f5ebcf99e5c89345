import type { AccountPrincipal } from '@/lib/core/principal'
import type { Rejection } from '@/lib/core/rejection'
import type { FoundCredential, FoundTenant } from './find-credentials'
import { credentialExpired } from './refusals'
import { tenantRefusal } from './tenant-refusal'

/** The ThingScale account behind a device token that was right. */
export function accountPrincipal(
  credential: FoundCredential,
  tenant: FoundTenant,
  nowMs: number,
): AccountPrincipal | Rejection {
  const { expiresAtMs } = credential
  if (expiresAtMs !== undefined && expiresAtMs <= nowMs) return credentialExpired('device token')
  const { tenantId, companyId, companyName, limits } = tenant
  return (
    tenantRefusal(tenant) ?? {
      kind: 'account',
      key: `account:${tenantId}`,
      name: credential.name ?? `tenant ${tenantId}`,
      credentialId: credential.id,
      credentialKind: 'device-token',
      rule: 'account id and device token',
      dialect: 'thingscale',
      tenantId,
      companyId,
      companyName,
      limits,
      ...(expiresAtMs === undefined ? {} : { expiresAtMs }),
    }
  )
}
