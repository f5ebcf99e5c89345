/** The browser's own connection: a ticket of a console session, for one company. */
import type { ConsolePrincipal } from '@/lib/core/principal'
import type { Rejection } from '@/lib/core/rejection'
import type { AccessDeps } from './access-deps'
import { type LoginResult, refuse, settle } from './login-result'
import { loadUser } from './reach'
import {
  companySuspended,
  credentialExpired,
  credentialRevoked,
  outOfSight,
  tokenNotValid,
  userSuspended,
} from './refusals'
import { redeemTicket, type Ticket } from './tickets'

export const CONSOLE_USERNAME = '$console'

export async function loginConsole(deps: AccessDeps, secret: Uint8Array | undefined): Promise<LoginResult> {
  const ticket = secret && (await redeemTicket(deps.pool, deps.keys.credentialKey, secret))
  if (ticket === 'expired') return refuse(credentialExpired('ticket'), CONSOLE_USERNAME)
  if (!ticket) {
    const rejection = tokenNotValid(
      'The ticket is not known, or was used already.',
      'Reload the page of the console.',
    )
    return refuse(rejection, CONSOLE_USERNAME)
  }
  return settle(await consolePrincipal(deps, ticket), CONSOLE_USERNAME)
}

/** The session's row must stand, its user be active, and the company be in its sight. */
export async function consolePrincipal(
  deps: AccessDeps,
  ticket: Ticket,
): Promise<ConsolePrincipal | Rejection> {
  const { rows } = await deps.pool.query<{
    user_id: string
    expires_at: Date
    company_name: string
    company_status: string
  }>(
    `SELECT s.user_id, s.expires_at, c.name AS company_name, c.status AS company_status
       FROM console_sessions s, companies c WHERE s.id = $1::uuid AND c.id = $2::uuid`,
    [ticket.sessionId, ticket.companyId],
  )
  const row = rows[0]
  const user = row && (await loadUser(deps.pool, row.user_id))
  if (!row || !user) return credentialRevoked('console session')
  if (row.expires_at.getTime() <= deps.now()) return credentialExpired('console session')
  if (user.status !== 'active') return userSuspended(user.actor.id)
  const { actor } = user
  if (!actor.isPlatformAdmin && row.company_status !== 'active') return companySuspended()
  if (!actor.isPlatformAdmin && !actor.reaches.some((reach) => reach.companyId === ticket.companyId)) {
    return outOfSight()
  }
  return {
    kind: 'console',
    key: `console:${ticket.sessionId}`,
    name: actor.name,
    credentialId: ticket.sessionId,
    credentialKind: 'ticket',
    rule: 'console ticket',
    expiresAtMs: row.expires_at.getTime(),
    actor,
    companyId: ticket.companyId,
    companyName: row.company_name,
  }
}
