import { createCommandTemplateOp } from '@/lib/contract/command-templates'
import { conflict } from '@/lib/core/fault'
import { transact } from '@/lib/db/transaction'
import { verb } from '../context'
import { record } from '../record'
import { findTenant } from '../tenants/tenant-view'
import { demandFillable } from './demand-fillable'
import { demandFreeLabel } from './demand-free-label'
import { parametersJson } from './parameters-json'
import { viewTemplate } from './template-view'

const TEMPLATES_MAX = 200

export const createCommandTemplate = verb(createCommandTemplateOp, async (ctx, { id, ...draft }) => {
  const { companyId } = await findTenant(ctx, id, 'send:commands')
  demandFillable(draft)
  const { label, name, payload, encoding, mapping = null, qos, parameters } = draft
  return transact(ctx.services.db, async ({ rows, sql }) => {
    await demandFreeLabel(rows, id, label)
    if ((await rows.commandTemplate.count({ where: { tenantId: id } })) >= TEMPLATES_MAX) {
      throw conflict(
        `The tenant has ${TEMPLATES_MAX} command templates: delete some that are no longer used.`,
      )
    }
    const created = await rows.commandTemplate.create({
      data: {
        tenantId: id,
        label,
        name,
        payload,
        encoding,
        mapping,
        qos,
        parameters: parametersJson(parameters),
      },
    })
    await record(ctx, sql, {
      verb: 'command-template.create',
      subject: { kind: 'command-template', id: created.id, name: label },
      companyId,
      tenantId: id,
      changes: { label, name, payload, encoding, mapping, qos, parameters: parametersJson(parameters) },
    })
    return viewTemplate(created)
  })
})
