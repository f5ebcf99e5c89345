import type { LoginRule } from '@/lib/core/principal'
import { isRejection } from '@/lib/core/rejection'
import type { AccessDeps } from './access-deps'
import { accountPrincipal } from './account-principal'
import { apiTokenPrincipal, userPrincipal } from './actor-principal'
import { claimedOf, claimedTenantOf } from './claimed-device'
import { devicePrincipal } from './device-principal'
import type { FoundCredential } from './find-credentials'
import { type LoginResult, refuse, refuseOfTenant, settle } from './login-result'
import { loadApiToken, loadUser } from './reach'
import { credentialRevoked } from './refusals'
import { tenantUserPrincipal } from './tenant-user-principal'

/** Whose a named credential is whose generated secret was right: a device's, an API token's, a user's or a tenant's. */
export async function loginByCredential(
  deps: AccessDeps,
  credential: FoundCredential,
  username: string,
): Promise<LoginResult> {
  const { device, tenant } = credential
  if (device) {
    const outcome = devicePrincipal(credential, device, ruleOf(credential.kind), deps.now())
    return settle(outcome, device.name, claimedOf(device, credential.kind))
  }
  if (credential.apiTokenId) {
    const token = await loadApiToken(deps.pool, credential.apiTokenId)
    if (!token) return refuse(credentialRevoked('API token'), username)
    return settle(await apiTokenPrincipal(deps, token, credential.id), token.actor.name)
  }
  if (!tenant) return loginByApiKey(deps, credential, username)
  const outcome = credential.userId
    ? await tenantUserPrincipal(deps, credential, tenant)
    : accountPrincipal(credential, tenant, deps.now())
  return isRejection(outcome)
    ? refuseOfTenant(outcome, username, claimedTenantOf(tenant, credential.kind))
    : settle(outcome, username)
}

async function loginByApiKey(
  deps: AccessDeps,
  credential: FoundCredential,
  username: string,
): Promise<LoginResult> {
  const user = credential.userId ? await loadUser(deps.pool, credential.userId) : undefined
  if (!user) return refuse(credentialRevoked('API key'), username)
  const outcome = await userPrincipal(deps, user, {
    credentialId: credential.id,
    credentialKind: 'api-key',
    rule: 'user name and API key',
    dialect: 'drogue',
    ...(credential.expiresAtMs === undefined ? {} : { expiresAtMs: credential.expiresAtMs }),
  })
  return settle(outcome, username)
}

const ruleOf = (kind: string): LoginRule =>
  kind === 'key'
    ? 'key id and secret'
    : kind === 'plain'
      ? 'plain user name and password'
      : 'device user name and password'
