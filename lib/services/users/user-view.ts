import type { User } from '@/lib/contract/users'
import { notFound } from '@/lib/core/fault'
import { roles } from '@/lib/core/roles'
import type { Prisma } from '@/lib/db/generated/client'
import type { Ctx } from '../context'
import { type Sight, sightOf } from '../sight'

export const userInclude = {
  memberships: {
    include: { company: { select: { name: true } }, tenants: { select: { tenantId: true } } },
    orderBy: { company: { name: 'asc' } },
  },
} as const satisfies Prisma.UserInclude
export type UserRow = Prisma.UserGetPayload<{ include: typeof userInclude }>

/** Users with a membership that the actor administers: of a company seen whole, or within the tenants seen. */
export function administered(sight: Sight): Prisma.UserWhereInput {
  if (sight.all) return {}
  return { memberships: { some: { OR: membershipsIn(sight) } } }
}

const membershipsIn = (sight: Sight): Prisma.MembershipWhereInput[] => [
  { companyId: { in: sight.companyIds } },
  {
    allTenants: false,
    tenants: { some: { tenantId: { in: sight.tenantIds } }, every: { tenantId: { in: sight.tenantIds } } },
  },
]

/** A user as the caller sees it: memberships of other companies do not show. */
export function viewUser(row: UserRow, sight: Sight): User {
  const visible = row.memberships.filter(
    (one) =>
      sight.all ||
      sight.companyIds.includes(one.companyId) ||
      (!one.allTenants && one.tenants.some((tenant) => sight.tenantIds.includes(tenant.tenantId))),
  )
  return {
    id: row.id,
    username: row.username,
    status: row.status === 'active' ? 'active' : 'suspended',
    isPlatformAdmin: row.isPlatformAdmin,
    memberships: visible.map((one) => ({
      companyId: one.companyId,
      companyName: one.company.name,
      role: roles.find((role) => role === one.role) ?? 'viewer',
      tenantIds: one.allTenants ? null : one.tenants.map((tenant) => tenant.tenantId),
    })),
    createdAt: row.createdAt.toISOString(),
  }
}

export async function findUser(ctx: Ctx, id: string): Promise<UserRow> {
  const sight = sightOf(ctx.actor, 'admin')
  const row = await ctx.services.db.prisma.user.findFirst({
    where: { AND: [{ id }, administered(sight)] },
    include: userInclude,
  })
  if (!row) throw notFound('user')
  return row
}

export const userView = async (ctx: Ctx, id: string): Promise<User> =>
  viewUser(await findUser(ctx, id), sightOf(ctx.actor, 'admin'))
