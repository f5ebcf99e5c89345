import { listCompaniesOp } from '@/lib/contract/companies'
import { containing } from '../containing'
import { verb } from '../context'
import { afterName, pageOf } from '../cursor'
import { viewCompanies } from './company-view'

export const listCompanies = verb(listCompaniesOp, async (ctx, { limit, cursor, q }) => {
  const { actor } = ctx
  const rows = await ctx.services.db.prisma.company.findMany({
    where: {
      AND: [
        actor.isPlatformAdmin ? {} : { id: { in: actor.reaches.map((reach) => reach.companyId) } },
        q ? { name: containing(q) } : {},
        afterName(cursor),
      ],
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: limit + 1,
  })
  return pageOf(rows, limit, await viewCompanies(ctx, rows), (row) => [row.name, row.id])
})
