import { deleteCommandTemplateOp } from '@/lib/contract/command-templates'
import { notFound } from '@/lib/core/fault'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { record } from '../record'
import { findTemplate } from './template-view'

export const deleteCommandTemplate = verb(deleteCommandTemplateOp, async (ctx, { id, templateId }) => {
  const { tenant, template } = await findTemplate(ctx, id, templateId, 'send:commands')
  await transact(ctx.services.db, async ({ rows, sql }) => {
    const { count } = await rows.commandTemplate.deleteMany({ where: { id: templateId } })
    if (count === 0) throw notFound('command template')
    await record(ctx, sql, {
      verb: 'command-template.delete',
      subject: { kind: 'command-template', id: templateId, name: template.label },
      companyId: tenant.companyId,
      tenantId: id,
      changes: { label: { from: template.label, to: null } },
    })
  })
  return {}
})
