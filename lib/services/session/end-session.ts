import { recordChange } from '@/lib/db/changes'
import { transact } from '@/lib/db/transaction'
import type { Services } from '../context'

/** Signing out: the row goes, and what is connected as it is cut. */
export async function endSession(services: Services, sessionId: string): Promise<void> {
  await transact(services.db, async ({ rows, sql }) => {
    const session = await rows.consoleSession.findUnique({ where: { id: sessionId } })
    if (!session) return
    await rows.consoleSession.deleteMany({ where: { id: sessionId } })
    await recordChange(sql, {
      subject: 'console-session',
      id: sessionId,
      userId: session.userId,
      isDeleted: true,
    })
  })
}
