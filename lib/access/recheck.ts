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
import { type FoundCredential, findCredentials, findCredentialsById } from './find-credentials'
import { labPrincipal } from './lab-principal'
import { consolePrincipal } from './login-console'
import { loadApiToken, loadUser } from './reach'
import { credentialRevoked } from './refusals'
import { tenantUserPrincipal } from './tenant-user-principal'

/** A credential by its id. */
type Find = (id: string) => Promise<FoundCredential | undefined>

/** The same for many at once: the credentials of devices, of accounts and of users in a tenant are read in one query. */
export async function recheckAll(
  deps: AccessDeps,
  principals: readonly Principal[],
): Promise<readonly (Principal | Rejection)[]> {
  const credentials = await findCredentialsById(deps.pool, principals.flatMap(ownCredential))
  const find: Find = async (id) => credentials.get(id)
  return Promise.all(
    principals.map((principal) =>
      ownCredential(principal).length > 0 ? recheck(deps, principal, find) : recheck(deps, principal),
    ),
  )
}

const ownCredential = ({ kind, credentialId }: Principal): string[] =>
  kind === 'device' || kind === 'account' || kind === 'tenant-user' ? [credentialId] : []

/** The conditions of the login again, without the secret: the principal as it is now, or why it is no more. */
export async function recheck(
  deps: AccessDeps,
  principal: Principal,
  find: Find = async (id) => (await findCredentials(deps.pool, 'id', id))[0],
): Promise<Principal | Rejection> {
  switch (principal.kind) {
    case 'device':
      return recheckDevice(deps, principal, find)
    case 'user':
      return recheckUser(deps, principal)
    case 'api-token':
      return recheckApiToken(deps, principal)
    case 'account':
    case 'tenant-user':
      return recheckOfTenant(deps, principal, find)
    case 'lab':
      return labPrincipal(deps, principal)
    case 'anonymous':
      return anonymousPrincipal(deps, principal.key)
    case 'console':
      return consolePrincipal(deps, { sessionId: principal.credentialId, companyId: principal.companyId })
  }
}

async function recheckDevice(
  deps: AccessDeps,
  principal: DevicePrincipal,
  find: Find,
): Promise<Principal | Rejection> {
  const credential = await find(principal.credentialId)
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
  find: Find,
): Promise<Principal | Rejection> {
  const credential = await find(principal.credentialId)
  if (!credential?.tenant)
    return credentialRevoked(principal.kind === 'account' ? 'device token' : 'credential')
  return principal.kind === 'account'
    ? accountPrincipal(credential, credential.tenant, deps.now())
    : tenantUserPrincipal(deps, credential, credential.tenant)
}
