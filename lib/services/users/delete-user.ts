import { deleteUserOp } from '@/lib/contract/users'
import { conflict } from '@/lib/core/fault'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { record } from '../record'
import { demandAnotherPlatformAdmin, demandWholeUser } from './demand-whole-user'
import { soleCompany } from './update-user'
import { findUser } from './user-view'

export const deleteUser = verb(deleteUserOp, async (ctx, { id }) => {
  const user = await findUser(ctx, id)
  if (id === ctx.actor.id) throw conflict('You cannot delete yourself.')
  demandWholeUser(ctx, user)
  await transact(ctx.services.db, async ({ rows, sql }) => {
    await demandAnotherPlatformAdmin(rows, user)
    await rows.user.deleteMany({ where: { id } })
    await record(ctx, sql, {
      verb: 'user.delete',
      subject: { kind: 'user', id, name: user.username },
      companyId: soleCompany(user),
      tenantId: null,
      changes: { username: { from: user.username, to: null } },
      notice: { subject: 'user', id, userId: id, isDeleted: true },
    })
  })
  ctx.services.access.passwords.forget(id)
  return {}
})
