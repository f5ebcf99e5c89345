import { lookAlikes } from '@/lib/core/look-alike'
import type { Ctx } from '../context'

/** Names of other companies that could be taken for this one: for platform admins, who see them all anyway. */
export async function companiesLike(ctx: Ctx, name: string): Promise<string[]> {
  if (!ctx.actor.isPlatformAdmin) return []
  const others = await ctx.services.db.prisma.company.findMany({ select: { name: true } })
  return lookAlikes(
    name,
    others.map((other) => other.name),
  )
}
