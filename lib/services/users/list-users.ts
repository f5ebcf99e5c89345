import { isUuid } from '@/lib/access/names'
import { listUsersOp } from '@/lib/contract/users'
import { invalid } from '@/lib/core/fault'
import { containing } from '../containing'
import { verb } from '../context'
import { decodeCursor, pageOf } from '../cursor'
import { sightOf } from '../sight'
import { administered, userInclude, viewUser } from './user-view'

export const listUsers = verb(listUsersOp, async (ctx, { limit, cursor, q, companyId, tenantId }) => {
  const sight = sightOf(ctx.actor, 'admin')
  const rows = await ctx.services.db.prisma.user.findMany({
    where: {
      AND: [
        administered(sight),
        companyId === undefined ? {} : { memberships: { some: { companyId } } },
        tenantId === undefined ? {} : { memberships: { some: seesTenant(tenantId) } },
        q ? { username: containing(q) } : {},
        afterUsername(cursor),
      ],
    },
    include: userInclude,
    orderBy: [{ username: 'asc' }, { id: 'asc' }],
    take: limit + 1,
  })
  return pageOf(
    rows,
    limit,
    (row) => viewUser(row, sight),
    (row) => [row.username, row.id],
  )
})

const seesTenant = (tenantId: number) => ({
  OR: [
    { allTenants: true, company: { tenants: { some: { id: tenantId } } } },
    { tenants: { some: { tenantId } } },
  ],
})

function afterUsername(cursor: string | undefined) {
  const parts = decodeCursor(cursor, ['string', 'string'])
  if (!parts) return {}
  const [username, id] = parts.map(String)
  if (username === undefined || id === undefined || !isUuid(id)) throw invalid('cursor', 'is not valid')
  return { OR: [{ username: { gt: username } }, { username, id: { gt: id } }] }
}
