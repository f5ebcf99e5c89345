import { issueDeviceTokenOp } from '@/lib/contract/tenants'
import { recordChange } from '@/lib/db/changes'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { issueDeviceTokenOf } from '../credentials/add-device-token'
import { findTenant } from './tenant-view'

/** The new token takes the place of all before it: what is connected with one of those is cut. */
export const issueDeviceToken = verb(issueDeviceTokenOp, async (ctx, { id }) => {
  const tenant = await findTenant(ctx, id, 'provision')
  const { companyId } = tenant
  return transact(ctx.services.db, async ({ rows, sql }) => {
    const where = { tenantId: id, kind: 'device-token' }
    const old = await rows.credential.findMany({ where, select: { id: true } })
    await rows.credential.deleteMany({ where: { ...where, id: { in: old.map((one) => one.id) } } })
    const issued = await issueDeviceTokenOf(ctx, rows, sql, tenant, old.length)
    for (const { id: oldId } of old) {
      await recordChange(sql, {
        subject: 'credential',
        id: oldId,
        companyId,
        tenantId: id,
        isDeleted: true,
      })
    }
    return issued
  })
})
