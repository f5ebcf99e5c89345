import { sees } from '@/lib/core/actor'
import type { TenantPrincipal } from '@/lib/core/principal'
import type { Rejection } from '@/lib/core/rejection'
import type { AccessDeps } from './access-deps'
import type { FoundCredential, FoundTenant } from './find-credentials'
import { loadUser } from './reach'
import { credentialExpired, credentialRevoked, tenantOutOfReach, userSuspended } from './refusals'
import { tenantRefusal } from './tenant-refusal'

/** A user in the plain namespace of a tenant: only while it is active and still reaches that tenant. */
export async function tenantUserPrincipal(
  deps: AccessDeps,
  credential: FoundCredential,
  tenant: FoundTenant,
): Promise<TenantPrincipal | Rejection> {
  const user = credential.userId ? await loadUser(deps.pool, credential.userId) : undefined
  if (!user) return credentialRevoked('credential')
  const { expiresAtMs } = credential
  if (expiresAtMs !== undefined && expiresAtMs <= deps.now()) return credentialExpired('credential')
  if (user.status !== 'active') return userSuspended(user.actor.id)
  const refused = tenantRefusal(tenant)
  if (refused) return refused
  const { tenantId, companyId, companyName, limits } = tenant
  if (!sees(user.actor, { companyId, tenantId })) return tenantOutOfReach()
  return {
    kind: 'tenant-user',
    key: `tenant-user:${user.actor.id}:${tenantId}`,
    name: user.actor.name,
    credentialId: credential.id,
    credentialKind: 'plain',
    rule: 'plain user name and password',
    dialect: 'plain',
    tenantId,
    companyId,
    companyName,
    limits,
    userId: user.actor.id,
    denied: [],
    ...(expiresAtMs === undefined ? {} : { expiresAtMs }),
  }
}
