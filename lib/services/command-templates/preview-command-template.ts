import { previewCommandTemplateOp } from '@/lib/contract/command-templates'
import { commandOf } from '../commands/command-of'
import { previewFor } from '../commands/preview-command'
import { verb } from '../context'
import { findDevice, registeredDevice } from '../devices/device-view'
import { fillCommand } from './fill-command'
import { findTemplate } from './template-view'

export const previewCommandTemplate = verb(previewCommandTemplateOp, async (ctx, input) => {
  const { id, templateId, parameters, deviceId } = input
  const { template } = await findTemplate(ctx, id, templateId, 'send:commands')
  const command = fillCommand(template, parameters)
  if (deviceId === undefined) return { command, preview: null }
  await findDevice(ctx, deviceId, 'send:commands')
  return { command, preview: previewFor(await registeredDevice(ctx, deviceId), commandOf(command)) }
})
