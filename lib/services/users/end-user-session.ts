import { endUserSessionOp } from '@/lib/contract/user-sessions'
import { notFound } from '@/lib/core/fault'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { record } from '../record'
import { findKeyUser } from './credential-user'
import { soleCompany } from './update-user'

export const endUserSession = verb(endUserSessionOp, async (ctx, { id, sessionId }) => {
  const user = await findKeyUser(ctx, id)
  await transact(ctx.services.db, async ({ rows, sql }) => {
    const session = await rows.consoleSession.findFirst({ where: { id: sessionId, userId: id } })
    if (!session) throw notFound('session')
    await rows.consoleSession.deleteMany({ where: { id: sessionId } })
    await record(ctx, sql, {
      verb: 'session.delete',
      subject: { kind: 'user', id, name: user.username },
      companyId: soleCompany(user),
      tenantId: null,
      changes: {
        address: { from: session.address, to: null },
        userAgent: { from: session.userAgent, to: null },
      },
      notice: { subject: 'console-session', id: sessionId, userId: id, isDeleted: true },
    })
  })
  return {}
})
