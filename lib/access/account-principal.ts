import type { AccountPrincipal } from '@/lib/core/principal'
import type { Rejection } from '@/lib/core/rejection'
import type { LoadedApiToken, LoadedUser } from './reach'
import { companySuspended, credentialExpired, userSuspended } from './refusals'

/** The user behind a secret that was right, if its state lets it in. */
export function userPrincipal(
  user: LoadedUser,
  credential: { readonly id: string; readonly kind: 'password' | 'jwt'; readonly expiresAtMs?: number },
  nowMs: number,
): AccountPrincipal | Rejection {
  if (user.status !== 'active') return userSuspended()
  if (user.isShutOut) return companySuspended()
  if (credential.expiresAtMs !== undefined && credential.expiresAtMs <= nowMs) return credentialExpired('JWT')
  return {
    kind: 'user',
    key: `user:${user.actor.id}`,
    name: user.actor.name,
    credentialId: credential.id,
    credentialKind: credential.kind,
    dialect: 'capture',
    actor: user.actor,
    ...(credential.expiresAtMs === undefined ? {} : { expiresAtMs: credential.expiresAtMs }),
  }
}

export function apiTokenPrincipal(
  token: LoadedApiToken,
  credentialId: string,
  nowMs: number,
): AccountPrincipal | Rejection {
  if (token.expiresAtMs !== undefined && token.expiresAtMs <= nowMs) return credentialExpired('API token')
  if (token.companyStatus !== 'active') return companySuspended()
  return {
    kind: 'api-token',
    key: `api-token:${token.actor.id}`,
    name: token.actor.name,
    credentialId,
    credentialKind: 'api-key',
    dialect: 'capture',
    actor: token.actor,
    ...(token.expiresAtMs === undefined ? {} : { expiresAtMs: token.expiresAtMs }),
  }
}

/** A JWT has no row: its user and epoch stand for it. */
export const jwtCredentialId = (userId: string, epoch: number): string => `jwt:${userId}:${epoch}`
