import type { ActorPrincipal } from '@/lib/core/principal'
import type { Rejection } from '@/lib/core/rejection'
import type { AccessDeps } from './access-deps'
import { loadApplications } from './load-applications'
import type { LoadedApiToken, LoadedUser } from './reach'
import { companySuspended, credentialExpired, userSuspended } from './refusals'

/** The credential that a user came with, and by which rule. */
export type UserEntry = Pick<ActorPrincipal, 'credentialId' | 'rule' | 'dialect' | 'expiresAtMs'> & {
  readonly credentialKind: 'password' | 'jwt' | 'api-key'
}

/** The user behind a secret that was right, if its state lets it in. */
export async function userPrincipal(
  deps: AccessDeps,
  user: LoadedUser,
  entry: UserEntry,
): Promise<ActorPrincipal | Rejection> {
  if (user.status !== 'active') return userSuspended(user.actor.id)
  if (user.isShutOut) return companySuspended()
  if (entry.expiresAtMs !== undefined && entry.expiresAtMs <= deps.now())
    return credentialExpired(entry.credentialKind === 'jwt' ? 'JWT' : 'API key')
  return {
    ...entry,
    kind: 'user',
    key: `user:${user.actor.id}`,
    name: user.actor.name,
    actor: user.actor,
    applications: await loadApplications(deps.pool, user.actor),
  }
}

export async function apiTokenPrincipal(
  deps: AccessDeps,
  token: LoadedApiToken,
  credentialId: string,
): Promise<ActorPrincipal | Rejection> {
  const refused = apiTokenRefusal(token, deps.now())
  if (refused) return refused
  return {
    kind: 'api-token',
    key: `api-token:${token.actor.id}`,
    name: token.actor.name,
    credentialId,
    credentialKind: 'api-token',
    rule: 'API token id and value',
    dialect: 'capture',
    actor: token.actor,
    applications: await loadApplications(deps.pool, token.actor),
    ...(token.expiresAtMs === undefined ? {} : { expiresAtMs: token.expiresAtMs }),
  }
}

/** Why an API token whose value was right does not let in; over REST and MQTT alike. */
export function apiTokenRefusal(token: LoadedApiToken, nowMs: number): Rejection | undefined {
  if (token.expiresAtMs !== undefined && token.expiresAtMs <= nowMs) return credentialExpired('API token')
  return token.companyStatus === 'active' ? undefined : companySuspended()
}

/** A JWT has no row: its user and epoch stand for it. */
export const jwtCredentialId = (userId: string, epoch: number): string => `jwt:${userId}:${epoch}`
