import { apiTokenRefusal } from '@/lib/access/actor-principal'
import { loadApiToken, loadUser } from '@/lib/access/reach'
import type { Actor } from '@/lib/core/actor'
import type { Sql } from '@/lib/db/sql'

/** Who started a job, as he is now; undefined where he could not even sign in any more. */
export async function loadDoer(
  sql: Sql,
  { actorKind, actorId }: { readonly actorKind: string; readonly actorId: string },
  nowMs: number,
): Promise<Actor | undefined> {
  if (actorKind === 'user') {
    const user = await loadUser(sql, actorId)
    return user?.status === 'active' && !user.isShutOut ? user.actor : undefined
  }
  if (actorKind === 'api-token') {
    const token = await loadApiToken(sql, actorId)
    return token && !apiTokenRefusal(token, nowMs) ? token.actor : undefined
  }
  return undefined
}
