import type { Prisma } from '@/lib/db/generated/client'

/** A user has one password: the new one takes the place of the old. */
export async function replacePassword(
  rows: Prisma.TransactionClient,
  user: { readonly id: string; readonly username: string },
  secretHash: string,
  createdBy: string,
): Promise<void> {
  await rows.credential.deleteMany({ where: { userId: user.id, kind: 'password' } })
  await rows.credential.create({
    data: { kind: 'password', name: user.username, userId: user.id, secretHash, createdBy },
  })
}
