/** Who a request is from: a Bearer JWT, the value of an API token, or the cookie of a console session. */
import { decode } from 'next-auth/jwt'
import { apiTokenRefusal } from '@/lib/access/actor-principal'
import { findCredentials } from '@/lib/access/find-credentials'
import { looksLikeJwt, verifyJwt } from '@/lib/access/jwt'
import { isUuid } from '@/lib/access/names'
import { type LoadedUser, loadApiToken, loadUser } from '@/lib/access/reach'
import { hashSecret } from '@/lib/access/secrets'
import { touchCredentials } from '@/lib/access/touch-credentials'
import type { Actor } from '@/lib/core/actor'
import { Fault } from '@/lib/core/fault'
import { nobody } from '@/lib/services/context'
import { asFaults } from '@/lib/services/run-verb'
import { cookieOf, isHttps, sessionCookieName } from './request-facts'
import { webServices } from './web-services'

export interface Caller {
  readonly actor: Actor
  readonly via: 'bearer' | 'session' | 'nothing'
  readonly sessionId: string | null
}

export const actorOfRequest = (request: Request): Promise<Caller> => callerOf(request.headers)

/** A Bearer that is not valid is an error; a cookie that is not is nobody, who may then sign in. */
export function callerOf(headers: Headers): Promise<Caller> {
  return asFaults(async () => {
    const bearer = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
    if (bearer !== undefined) return { actor: await actorOfBearer(bearer), via: 'bearer', sessionId: null }
    const cookie = cookieOf(headers, sessionCookieName(isHttps(headers)))
    return (cookie && (await callerOfCookie(cookie))) || { actor: nobody, via: 'nothing', sessionId: null }
  })
}

async function actorOfBearer(bearer: string): Promise<Actor> {
  const actor = looksLikeJwt(bearer) ? await actorOfJwt(bearer) : await actorOfApiToken(bearer)
  if (!actor) {
    throw new Fault(
      'unauthenticated',
      'The Bearer token is not valid: it is unknown, has expired or was revoked, or its user or company is suspended.',
    )
  }
  return actor
}

async function actorOfJwt(token: string): Promise<Actor | undefined> {
  const { access } = webServices().services
  const claims = await verifyJwt(access.keys.jwtKey, token, access.now())
  if (typeof claims === 'string' || !isUuid(claims.userId)) return undefined
  const user = await loadUser(access.pool, claims.userId)
  const isOfUser = user?.actor.name === claims.username && user.epoch === claims.epoch
  return user && isOfUser ? activeActor(user) : undefined
}

async function actorOfApiToken(value: string): Promise<Actor | undefined> {
  const { access } = webServices().services
  const [credential] = await findCredentials(
    access.pool,
    'apiToken',
    hashSecret(access.keys.credentialKey, value),
  )
  const token = credential?.apiTokenId ? await loadApiToken(access.pool, credential.apiTokenId) : undefined
  if (!credential || !token) return undefined
  if (apiTokenRefusal(token, access.now())) return undefined
  await touch(credential.id)
  return token.actor
}

async function callerOfCookie(cookie: string): Promise<Caller | undefined> {
  const { services, sessionSecret } = webServices()
  const token = await decode({ token: cookie, secret: sessionSecret }).catch(() => null)
  const sessionId = token?.sid
  if (typeof sessionId !== 'string' || !isUuid(sessionId)) return undefined
  const { rows } = await services.db.pool.query<{ user_id: string; is_stale: boolean }>(
    `SELECT user_id, last_seen_at < now() - interval '1 minute' AS is_stale
       FROM console_sessions WHERE id = $1 AND expires_at > now()`,
    [sessionId],
  )
  const row = rows[0]
  const user = row && (await loadUser(services.db.pool, row.user_id))
  const actor = user && user.epoch === token?.epoch ? activeActor(user) : undefined
  if (!row || !actor) return undefined
  if (row.is_stale) {
    await services.db.pool.query('UPDATE console_sessions SET last_seen_at = now() WHERE id = $1', [
      sessionId,
    ])
  }
  return { actor, via: 'session', sessionId }
}

const activeActor = (user: LoadedUser): Actor | undefined =>
  user.status === 'active' && !user.isShutOut ? user.actor : undefined

const TOUCH_EVERY_MS = 60_000
const TOUCHED_MAX = 10_000
const touchedAtMs = new Map<string, number>()

async function touch(credentialId: string): Promise<void> {
  const { access } = webServices().services
  if (access.now() - (touchedAtMs.get(credentialId) ?? 0) < TOUCH_EVERY_MS) return
  if (touchedAtMs.size >= TOUCHED_MAX) touchedAtMs.clear()
  touchedAtMs.set(credentialId, access.now())
  await touchCredentials(access.pool, [credentialId])
}
