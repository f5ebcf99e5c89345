import type { Ctx } from '../context'
import { demandWholeUser } from './demand-whole-user'
import { findUser, type UserRow, userInclude } from './user-view'

export const isSelf = ({ actor }: Ctx, userId: string): boolean =>
  actor.kind === 'user' && actor.id === userId

/** The user whose credentials are asked for: the caller itself, or one that it administers. */
export async function findCredentialUser(ctx: Ctx, id: string): Promise<UserRow> {
  if (!isSelf(ctx, id)) return findUser(ctx, id)
  return ctx.services.db.prisma.user.findUniqueOrThrow({ where: { id }, include: userInclude })
}

/** An API key acts as all of its user, so whoever makes or deletes one of another administers all of that user. */
export async function findKeyUser(ctx: Ctx, id: string): Promise<UserRow> {
  const user = await findCredentialUser(ctx, id)
  if (!isSelf(ctx, id)) demandWholeUser(ctx, user)
  return user
}
