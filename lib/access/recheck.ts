import type { AccountPrincipal, DevicePrincipal, Principal } from '@/lib/core/principal'
import type { Rejection } from '@/lib/core/rejection'
import type { AccessDeps } from './access-deps'
import { apiTokenPrincipal, jwtCredentialId, userPrincipal } from './account-principal'
import { devicePrincipal } from './device-principal'
import { findCredentials } from './find-credentials'
import { consolePrincipal } from './login-console'
import { loadApiToken, loadUser } from './reach'
import { credentialRevoked } from './refusals'

/** The conditions of the login again, without the secret: the principal as it is now, or why it is no more. */
export async function recheck(deps: AccessDeps, principal: Principal): Promise<Principal | Rejection> {
  switch (principal.kind) {
    case 'device':
      return recheckDevice(deps, principal)
    case 'user':
      return recheckUser(deps, principal)
    case 'api-token':
      return recheckApiToken(deps, principal)
    case 'console':
      return consolePrincipal(deps, { sessionId: principal.credentialId, companyId: principal.companyId })
  }
}

async function recheckDevice(deps: AccessDeps, principal: DevicePrincipal): Promise<Principal | Rejection> {
  const [credential] = await findCredentials(deps.pool, 'id', principal.credentialId)
  return credential?.device
    ? devicePrincipal(credential, credential.device, deps.now())
    : credentialRevoked('credential')
}

async function recheckUser(deps: AccessDeps, principal: AccountPrincipal): Promise<Principal | Rejection> {
  const user = await loadUser(deps.pool, principal.actor.id)
  if (!user) return credentialRevoked('user')
  const { credentialId: id, expiresAtMs } = principal
  if (principal.credentialKind === 'jwt') {
    if (id !== jwtCredentialId(user.actor.id, user.epoch)) return credentialRevoked('JWT')
    return userPrincipal(
      user,
      { id, kind: 'jwt', ...(expiresAtMs === undefined ? {} : { expiresAtMs }) },
      deps.now(),
    )
  }
  const [credential] = await findCredentials(deps.pool, 'id', id)
  if (credential?.userId !== user.actor.id) return credentialRevoked('password')
  return userPrincipal(user, { id, kind: 'password' }, deps.now())
}

async function recheckApiToken(
  deps: AccessDeps,
  principal: AccountPrincipal,
): Promise<Principal | Rejection> {
  const [credential] = await findCredentials(deps.pool, 'id', principal.credentialId)
  const token = credential?.apiTokenId ? await loadApiToken(deps.pool, credential.apiTokenId) : undefined
  return credential && token
    ? apiTokenPrincipal(token, credential.id, deps.now())
    : credentialRevoked('API token')
}
