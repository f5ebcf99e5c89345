import { deleteDeviceTokenOp } from '@/lib/contract/device-tokens'
import { notFound } from '@/lib/core/fault'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { record } from '../record'
import { findTenant } from './tenant-view'

export const deleteDeviceToken = verb(deleteDeviceTokenOp, async (ctx, { id, tokenId }) => {
  const { companyId, name } = await findTenant(ctx, id, 'provision')
  await transact(ctx.services.db, async ({ rows, sql }) => {
    const where = { id: tokenId, tenantId: id, kind: 'device-token' }
    const token = await rows.credential.findFirst({ where })
    if (!token) throw notFound('device token')
    await rows.credential.deleteMany({ where })
    await record(ctx, sql, {
      verb: 'device-token.delete',
      subject: { kind: 'credential', id: tokenId, name },
      companyId,
      tenantId: id,
      changes: {
        kind: { from: 'device-token', to: null },
        username: { from: token.name, to: null },
        lastFour: { from: token.lastFour, to: null },
      },
      notice: { subject: 'credential', id: tokenId, companyId, tenantId: id, isDeleted: true },
    })
  })
  return {}
})
