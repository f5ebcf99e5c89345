import { createUserOp } from '@/lib/contract/users'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { record } from '../record'
import { demandMembership } from './demand-membership'
import { userView } from './user-view'

export const createUser = verb(
  createUserOp,
  async (ctx, { username, password, role, companyId, tenantIds }) => {
    const limitedTo = tenantIds ? [...new Set(tenantIds)] : null
    await demandMembership(ctx, companyId, limitedTo)
    const secretHash = await ctx.services.access.passwords.hash(password)
    const id = await transact(ctx.services.db, async ({ rows, sql }) => {
      const user = await rows.user.create({
        data: {
          username,
          credentials: {
            create: { kind: 'password', name: username, secretHash, createdBy: ctx.actor.name },
          },
          memberships: {
            create: {
              companyId,
              role,
              allTenants: limitedTo === null,
              tenants: { create: (limitedTo ?? []).map((tenantId) => ({ tenantId })) },
            },
          },
        },
      })
      await record(ctx, sql, {
        verb: 'user.create',
        subject: { kind: 'user', id: user.id, name: username },
        companyId,
        tenantId: null,
        changes: { username, role, tenantIds: limitedTo },
        notice: { subject: 'user', id: user.id, companyId, userId: user.id },
      })
      return user.id
    })
    return userView(ctx, id)
  },
)
