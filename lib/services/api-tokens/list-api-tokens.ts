import { listApiTokensOp } from '@/lib/contract/api-tokens'
import { containing } from '../containing'
import { verb } from '../context'
import { afterName, pageOf } from '../cursor'
import { sightOf } from '../sight'
import { apiTokenInclude, viewApiToken } from './api-token-view'

export const listApiTokens = verb(listApiTokensOp, async (ctx, { limit, cursor, q, companyId }) => {
  const sight = sightOf(ctx.actor, 'admin')
  const rows = await ctx.services.db.prisma.apiToken.findMany({
    where: {
      AND: [
        sight.all ? {} : { companyId: { in: sight.companyIds } },
        companyId === undefined ? {} : { companyId },
        q ? { name: containing(q) } : {},
        afterName(cursor),
      ],
    },
    include: apiTokenInclude,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: limit + 1,
  })
  return pageOf(rows, limit, viewApiToken, (row) => [row.name, row.id])
})
