import { listTenantsOp } from '@/lib/contract/tenants'
import { containing } from '../containing'
import { verb } from '../context'
import { decodeCursor, pageOf } from '../cursor'
import { sightOf } from '../sight'
import { tenantInclude, viewTenants } from './tenant-view'

export const listTenants = verb(listTenantsOp, async (ctx, { limit, cursor, q, companyId }) => {
  const sight = sightOf(ctx.actor)
  const after = decodeCursor(cursor, ['string', 'number'])
  const rows = await ctx.services.db.prisma.tenant.findMany({
    where: {
      AND: [
        sight.all ? {} : { OR: [{ companyId: { in: sight.companyIds } }, { id: { in: sight.tenantIds } }] },
        companyId === undefined ? {} : { companyId },
        q
          ? {
              OR: [{ name: containing(q) }, { application: containing(q) }, { thingscaleId: containing(q) }],
            }
          : {},
        after
          ? {
              OR: [
                { name: { gt: String(after[0]) } },
                { name: String(after[0]), id: { gt: Number(after[1]) } },
              ],
            }
          : {},
      ],
    },
    include: tenantInclude,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: limit + 1,
  })
  return pageOf(rows, limit, await viewTenants(ctx), (row) => [row.name, row.id])
})
