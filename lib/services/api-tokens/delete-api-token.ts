import { deleteApiTokenOp } from '@/lib/contract/api-tokens'
import { demand } from '@/lib/core/actor'
import { notFound } from '@/lib/core/fault'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { record } from '../record'

export const deleteApiToken = verb(deleteApiTokenOp, async (ctx, { id }) => {
  await transact(ctx.services.db, async ({ rows, sql }) => {
    const token = await rows.apiToken.findUnique({ where: { id } })
    if (!token) throw notFound('API token')
    const { companyId, name } = token
    demand(ctx.actor, 'admin', { companyId }, 'API token')
    await rows.apiToken.deleteMany({ where: { id } })
    await record(ctx, sql, {
      verb: 'api-token.delete',
      subject: { kind: 'api-token', id, name },
      companyId,
      tenantId: null,
      changes: { name: { from: name, to: null } },
      notice: { subject: 'api-token', id, companyId, apiTokenId: id, isDeleted: true },
    })
  })
  return {}
})
