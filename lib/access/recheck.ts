import type {
  AccountPrincipal,
  ActorPrincipal,
  DevicePrincipal,
  Principal,
  TenantPrincipal,
} from '@/lib/core/principal'
import type { Rejection } from '@/lib/core/rejection'
import type { AccessDeps } from './access-deps'
import { accountPrincipal } from './account-principal'
import { apiTokenPrincipal, jwtCredentialId, userPrincipal } from './actor-principal'
import { anonymousPrincipal } from './anonymous-principal'
import { devicePrincipal } from './device-principal'
import { findCredentials } from './find-credentials'
import { labPrincipal } from './lab-principal'
import { consolePrincipal } from './login-console'
import { loadApiToken, loadUser } from './reach'
import { credentialRevoked } from './refusals'
import { tenantUserPrincipal } from './tenant-user-principal'

/** The conditions of the login again, without the secret: the principal as it is now, or why it is no more. */
export async function recheck(deps: AccessDeps, principal: Principal): Promise<Principal | Rejection> {
  switch (principal.kind) {
    case 'device':
      return recheckDevice(deps, principal)
    case 'user':
      return recheckUser(deps, principal)
    case 'api-token':
      return recheckApiToken(deps, principal)
    case 'account':
    case 'tenant-user':
      return recheckOfTenant(deps, principal)
    case 'lab':
      return labPrincipal(deps, principal)
    case 'anonymous':
      return anonymousPrincipal(deps, principal.key)
    case 'console':
      return consolePrincipal(deps, { sessionId: principal.credentialId, companyId: principal.companyId })
  }
}

async function recheckDevice(deps: AccessDeps, principal: DevicePrincipal): Promise<Principal | Rejection> {
  const [credential] = await findCredentials(deps.pool, 'id', principal.credentialId)
  return credential?.device
    ? devicePrincipal(credential, credential.device, principal.rule, deps.now())
    : credentialRevoked('credential')
}

async function recheckUser(deps: AccessDeps, principal: ActorPrincipal): Promise<Principal | Rejection> {
  const user = await loadUser(deps.pool, principal.actor.id)
  if (!user) return credentialRevoked('user')
  const { credentialId, rule, dialect, expiresAtMs } = principal
  const entry = { credentialId, rule, dialect }
  if (principal.credentialKind === 'jwt') {
    if (credentialId !== jwtCredentialId(user.actor.id, user.epoch)) return credentialRevoked('JWT')
    const expiry = expiresAtMs === undefined ? {} : { expiresAtMs }
    return userPrincipal(deps, user, { ...entry, ...expiry, credentialKind: 'jwt' })
  }
  const isKey = principal.credentialKind === 'api-key'
  const [credential] = await findCredentials(deps.pool, 'id', credentialId)
  if (credential?.userId !== user.actor.id) return credentialRevoked(isKey ? 'API key' : 'password')
  const expiry = credential.expiresAtMs === undefined ? {} : { expiresAtMs: credential.expiresAtMs }
  return userPrincipal(deps, user, { ...entry, ...expiry, credentialKind: isKey ? 'api-key' : 'password' })
}

async function recheckApiToken(deps: AccessDeps, principal: ActorPrincipal): Promise<Principal | Rejection> {
  const [credential] = await findCredentials(deps.pool, 'id', principal.credentialId)
  const token = credential?.apiTokenId ? await loadApiToken(deps.pool, credential.apiTokenId) : undefined
  return credential && token ? apiTokenPrincipal(deps, token, credential.id) : credentialRevoked('API token')
}

async function recheckOfTenant(
  deps: AccessDeps,
  principal: AccountPrincipal | TenantPrincipal,
): Promise<Principal | Rejection> {
  const [credential] = await findCredentials(deps.pool, 'id', principal.credentialId)
  if (!credential?.tenant)
    return credentialRevoked(principal.kind === 'account' ? 'device token' : 'credential')
  return principal.kind === 'account'
    ? accountPrincipal(credential, credential.tenant, deps.now())
    : tenantUserPrincipal(deps, credential, credential.tenant)
}
