import { listUserSessionsOp } from '@/lib/contract/user-sessions'
import { verb } from '../context'
import { findCredentialUser } from './credential-user'

/** Sessions end by themselves after a week, so the newest are all that anybody looks for. */
const SESSIONS_MAX = 200

export const listUserSessions = verb(listUserSessionsOp, async (ctx, { id }) => {
  await findCredentialUser(ctx, id)
  const rows = await ctx.services.db.prisma.consoleSession.findMany({
    where: { userId: id, expiresAt: { gt: new Date(ctx.services.now()) } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
    take: SESSIONS_MAX,
  })
  return {
    items: rows.map((row) => ({
      id: row.id,
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      address: row.address,
      userAgent: row.userAgent,
      isCurrent: row.id === ctx.sessionId,
    })),
    nextCursor: null,
  }
})
