import { deleteDeviceTemplateOp } from '@/lib/contract/device-templates'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { record } from '../record'
import { findTemplate } from './template-view'

export const deleteDeviceTemplate = verb(deleteDeviceTemplateOp, async (ctx, { id }) => {
  const { companyId, name } = await findTemplate(ctx, id, 'to change')
  await transact(ctx.services.db, async ({ rows, sql }) => {
    await rows.deviceTemplate.deleteMany({ where: { id } })
    await record(ctx, sql, {
      verb: 'device-template.delete',
      subject: { kind: 'device-template', id, name },
      companyId,
      tenantId: null,
      changes: { name: { from: name, to: null } },
    })
  })
  return {}
})
