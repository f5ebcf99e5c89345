/** Users and API tokens, with no more of their reach than the caller sees itself. */
import { apiTokenPrincipal, type UserEntry, userPrincipal } from '@/lib/access/actor-principal'
import { type LoadedUser, loadApiToken, loadUser } from '@/lib/access/reach'
import type { Actor, Reach } from '@/lib/core/actor'
import { demand, may } from '@/lib/core/actor'
import { conflict, notFound } from '@/lib/core/fault'
import type { CredentialKind } from '@/lib/core/principal'
import { isRejection } from '@/lib/core/rejection'
import type { Ctx } from '../context'
import type { ExplainedSender } from './sender'

export async function userSender(
  ctx: Ctx,
  id: string,
  credentialKind: CredentialKind = 'password',
): Promise<ExplainedSender> {
  const user = await demandUser(ctx, id)
  const entry = entryOf(credentialKind)
  const { access } = ctx.services
  const principal = await userPrincipal(access, user, entry)
  if (!isRejection(principal)) return { principal }
  const otherwise = await userPrincipal(access, { ...user, status: 'active', isShutOut: false }, entry)
  if (isRejection(otherwise)) throw conflict(otherwise.sentence)
  return { principal: otherwise, refusal: principal }
}

export async function apiTokenSender(ctx: Ctx, id: string): Promise<ExplainedSender> {
  const { access, db } = ctx.services
  const row = await db.prisma.apiToken.findUnique({ where: { id }, select: { companyId: true } })
  if (!row) throw notFound('API token')
  demand(ctx.actor, 'read:logs', row, 'API token')
  const token = await loadApiToken(db.pool, id)
  if (!token) throw notFound('API token')
  const principal = await apiTokenPrincipal(access, token, 'explained')
  if (!isRejection(principal)) return { principal }
  const { expiresAtMs: _expiresAtMs, ...unexpired } = token
  const otherwise = await apiTokenPrincipal(
    access,
    { ...unexpired, expiresAtMs: undefined, companyStatus: 'active' },
    'explained',
  )
  if (isRejection(otherwise)) throw conflict(otherwise.sentence)
  return { principal: otherwise, refusal: principal }
}

/** The user, if it is the caller, or a member of a place whose logs the caller reads. */
export async function demandUser({ services, actor }: Ctx, id: string): Promise<LoadedUser> {
  const user = await loadUser(services.db.pool, id)
  if (!user) throw notFound('user')
  if (actor.isPlatformAdmin || (actor.kind === 'user' && actor.id === id)) return user
  const reaches = user.actor.reaches.flatMap((reach) => commonReach(actor, reach))
  if (reaches.length === 0) throw notFound('user')
  return { ...user, actor: { ...user.actor, reaches } }
}

/** Of companies and tenants that the caller does not see, Explain tells nothing. */
function commonReach(caller: Actor, reach: Reach): Reach[] {
  const { companyId, tenantIds } = reach
  if (may(caller, 'read:logs', { companyId })) return [reach]
  const seen = caller.reaches
    .filter((one) => one.companyId === companyId && one.permissions.includes('read:logs'))
    .flatMap((one) => (one.tenantIds === 'all' ? [] : one.tenantIds))
    .filter((tenantId) => tenantIds === 'all' || tenantIds.includes(tenantId))
  return seen.length === 0 ? [] : [{ ...reach, tenantIds: seen }]
}

function entryOf(kind: CredentialKind): UserEntry {
  const credentialId = 'explained'
  switch (kind) {
    case 'api-key':
      return { credentialId, credentialKind: 'api-key', rule: 'user name and API key', dialect: 'drogue' }
    case 'jwt':
      return { credentialId, credentialKind: 'jwt', rule: 'user name and JWT', dialect: 'capture' }
    default:
      return { credentialId, credentialKind: 'password', rule: 'user name and password', dialect: 'capture' }
  }
}
