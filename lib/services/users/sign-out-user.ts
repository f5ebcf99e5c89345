import { signOutUserOp } from '@/lib/contract/user-sessions'
import { isFault } from '@/lib/core/fault'
import { transact } from '@/lib/db/transaction'
import { type Ctx, verb } from '../context'
import { record } from '../record'
import { findKeyUser } from './credential-user'
import { endSessions } from './end-sessions'
import { soleCompany } from './update-user'

/** What came by a session or a JWT is cut by the notice; what came by a password or a key is cut too, and may return. */
export const signOutUser = verb(signOutUserOp, async (ctx, { id }) => {
  const user = await findKeyUser(ctx, id)
  const sessionsEnded = await transact(ctx.services.db, async ({ rows, sql }) => {
    const count = await endSessions(rows, id)
    await record(ctx, sql, {
      verb: 'user.sign-out',
      subject: { kind: 'user', id, name: user.username },
      companyId: soleCompany(user),
      tenantId: null,
      changes: { sessionsEnded: count },
      notice: { subject: 'user', id, userId: id },
    })
    return count
  })
  return { sessionsEnded, connectionsCut: await cutConnections(ctx, user.username) }
})

const ofUsers: readonly string[] = ['user', 'tenant-user', 'console']

/** User names are unique, so a user's connections are those in its name. */
async function cutConnections({ services }: Ctx, username: string): Promise<number | null> {
  try {
    const own = (await services.broker.connections()).filter(
      ({ principalKind, principal }) => ofUsers.includes(principalKind) && principal === username,
    )
    await Promise.all(own.map(({ id }) => services.broker.cut(id)))
    return own.length
  } catch (error) {
    if (isFault(error) && error.code === 'unavailable') return null
    throw error
  }
}
