import { updateCommandTemplateOp } from '@/lib/contract/command-templates'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { changesOf, record } from '../record'
import { demandFillable } from './demand-fillable'
import { demandFreeLabel } from './demand-free-label'
import { parametersJson } from './parameters-json'
import { findTemplate, viewTemplate } from './template-view'

export const updateCommandTemplate = verb(updateCommandTemplateOp, async (ctx, input) => {
  const { id, templateId, parameters, ...rest } = input
  const { tenant, template: before } = await findTemplate(ctx, id, templateId, 'send:commands')
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  const after = { ...before, ...given, parameters: parameters ?? before.parameters }
  demandFillable(after)
  const { createdAt: _, id: __, tenantId: ___, ...values } = after
  const data = { ...values, parameters: parametersJson(after.parameters) }
  const changes = changesOf({ ...before, parameters: parametersJson(before.parameters) }, data)
  if (Object.keys(changes).length === 0) return before
  return transact(ctx.services.db, async ({ rows, sql }) => {
    if ('label' in changes) await demandFreeLabel(rows, id, after.label, templateId)
    const updated = await rows.commandTemplate.update({ where: { id: templateId }, data })
    await record(ctx, sql, {
      verb: 'command-template.update',
      subject: { kind: 'command-template', id: templateId, name: updated.label },
      companyId: tenant.companyId,
      tenantId: id,
      changes,
    })
    return viewTemplate(updated)
  })
})
