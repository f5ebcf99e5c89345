import { checkPassword } from '@/lib/access/check-password'
import { changeOwnPasswordOp } from '@/lib/contract/own-password'
import { forbidden, invalid } from '@/lib/core/fault'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { record } from '../record'
import { refusedLogin } from '../session/refused-login'
import { findCredentialUser } from './credential-user'
import { endSessions } from './end-sessions'
import { replacePassword } from './replace-password'
import { soleCompany } from './update-user'

/** Every session ends, the caller's own too: whoever had the old password is out. */
export const changeOwnPassword = verb(changeOwnPasswordOp, async (ctx, { current, password }) => {
  const { access, db } = ctx.services
  if (ctx.actor.kind !== 'user') throw forbidden('Only a user has a password.')
  const user = await findCredentialUser(ctx, ctx.actor.id)
  const check = await checkPassword(access, {
    username: user.username,
    password: Buffer.from(current),
    address: ctx.address ?? 'unknown',
  })
  if (!check.ok) {
    throw check.rejection.code === 'wrong-secret'
      ? invalid('current', 'is not your password')
      : refusedLogin(check.rejection)
  }
  if (password === current) throw invalid('password', 'is the one that you have')
  const secretHash = await access.passwords.hash(password)
  const sessionsEnded = await transact(db, async ({ rows, sql }) => {
    await replacePassword(rows, user, secretHash, ctx.actor.name)
    const count = await endSessions(rows, user.id)
    await record(ctx, sql, {
      verb: 'user.update',
      subject: { kind: 'user', id: user.id, name: user.username },
      companyId: soleCompany(user),
      tenantId: null,
      changes: { password: 'changed' },
      notice: { subject: 'user', id: user.id, userId: user.id },
    })
    return count
  })
  access.passwords.forget(user.id)
  return { sessionsEnded }
})
