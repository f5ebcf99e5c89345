import { getDeviceTemplateOp } from '@/lib/contract/device-templates'
import { verb } from '../context'
import { findTemplate, viewTemplate } from './template-view'

export const getDeviceTemplate = verb(getDeviceTemplateOp, async (ctx, { id }) =>
  viewTemplate(await findTemplate(ctx, id)),
)
