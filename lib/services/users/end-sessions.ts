import type { Prisma } from '@/lib/db/generated/client'

/** Console sessions by their rows, API JWTs by the epoch. Answers how many sessions there were. */
export async function endSessions(rows: Prisma.TransactionClient, userId: string): Promise<number> {
  const { count } = await rows.consoleSession.deleteMany({ where: { userId } })
  await rows.user.update({ where: { id: userId }, data: { epoch: { increment: 1 } } })
  return count
}
