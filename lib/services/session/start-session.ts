import { randomUUID } from 'node:crypto'
import { checkPassword } from '@/lib/access/check-password'
import type { Services } from '../context'
import { asFaults } from '../run-verb'
import { refusedLogin } from './refused-login'

export const SESSION_SECONDS = 7 * 24 * 3600

export interface SignIn {
  readonly username: string
  readonly password: string
  readonly address: string
  readonly userAgent: string
}

export interface StartedSession {
  readonly sessionId: string
  readonly userId: string
  readonly username: string
  readonly epoch: number
}

/** Signing in is inserting a session: its row, not the cookie, says that somebody is signed in. */
export function startSession(services: Services, claim: SignIn): Promise<StartedSession> {
  return asFaults(async () => {
    const { username, address } = claim
    const password = Buffer.from(claim.password)
    const check = await checkPassword(services.access, { username, password, address })
    if (!check.ok) throw refusedLogin(check.rejection)
    const { actor, status, epoch } = check.user
    if (status !== 'active') throw refusedLogin()
    const sessionId = randomUUID()
    await services.db.pool.query('DELETE FROM console_sessions WHERE expires_at < now()')
    await services.db.pool.query(
      `INSERT INTO console_sessions (id, user_id, expires_at, address, user_agent)
       VALUES ($1, $2, now() + $3::int * interval '1 second', $4, $5)`,
      [sessionId, actor.id, SESSION_SECONDS, address, cleaned(claim.userAgent)],
    )
    return { sessionId, userId: actor.id, username: actor.name, epoch }
  })
}

const cleaned = (text: string): string => text.replace(/\p{Cc}/gu, '').slice(0, 300)
