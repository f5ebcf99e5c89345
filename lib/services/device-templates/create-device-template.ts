import { createDeviceTemplateOp } from '@/lib/contract/device-templates'
import { findCompany } from '../companies/company-view'
import { verb } from '../context'
import { demandInCompany } from '../sight'
import { insertTemplate } from './insert-template'

export const createDeviceTemplate = verb(createDeviceTemplateOp, async (ctx, input) => {
  demandInCompany(ctx.actor, 'provision', input.companyId)
  await findCompany(ctx, input.companyId)
  return insertTemplate(ctx, { ...input, tags: input.tags ?? {}, sensors: input.sensors ?? [] })
})
