import { may } from '@/lib/core/actor'
import { conflict, forbidden } from '@/lib/core/fault'
import type { Prisma } from '@/lib/db/generated/client'
import type { Ctx } from '../context'
import type { UserRow } from './user-view'

/** A password, a suspension and a deletion act on all that the user reaches, so whoever does them administers all of it. */
export function demandWholeUser(ctx: Ctx, user: UserRow): void {
  if (ctx.actor.isPlatformAdmin) return
  if (user.isPlatformAdmin) throw forbidden('Only a platform admin may change a platform admin.')
  const administersAll = user.memberships.every(({ companyId, allTenants, tenants }) =>
    allTenants
      ? may(ctx.actor, 'admin', { companyId })
      : tenants.every(({ tenantId }) => may(ctx.actor, 'admin', { companyId, tenantId })),
  )
  if (!administersAll) {
    throw forbidden('The user also has a role elsewhere: only a platform admin may do this to it.')
  }
}

/** Nobody shuts the installation: one active platform admin stays. The lock puts two such changes in a row. */
export async function demandAnotherPlatformAdmin(
  rows: Prisma.TransactionClient,
  user: UserRow,
): Promise<void> {
  if (!user.isPlatformAdmin) return
  await rows.$queryRaw`SELECT id FROM users WHERE is_platform_admin ORDER BY id FOR UPDATE`
  const others = await rows.user.count({
    where: { isPlatformAdmin: true, status: 'active', id: { not: user.id } },
  })
  if (others === 0) throw conflict('This is the last active platform admin.')
}
