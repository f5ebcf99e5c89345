import { checkPassword } from '@/lib/access/check-password'
import { mintJwt } from '@/lib/access/jwt'
import { createTokenOp } from '@/lib/contract/session'
import { type Ctx, verb } from '../context'
import { refusedLogin } from './refused-login'

export const createToken = verb(createTokenOp, (ctx, claim) => tokenFor(ctx, claim))

/** A JWT for a user name and password; also the vendors' `POST /Auth`. */
export async function tokenFor(
  ctx: Ctx,
  { username, password }: { readonly username: string; readonly password: string },
): Promise<{ token: string; expiresAt: string }> {
  const { access } = ctx.services
  const check = await checkPassword(access, {
    username,
    password: Buffer.from(password),
    address: ctx.address ?? 'unknown',
  })
  if (!check.ok) throw refusedLogin(check.rejection)
  const { actor, status, epoch } = check.user
  if (status !== 'active') throw refusedLogin()
  const { token, expiresAtMs } = await mintJwt(
    access.keys.jwtKey,
    { id: actor.id, username: actor.name, epoch },
    access.now(),
  )
  return { token, expiresAt: new Date(expiresAtMs).toISOString() }
}
