'use server'

import type { PreviewTemplate, TemplateActions } from '@/components/command-templates/template-actions'
import type { ActionResult } from '@/components/device/action-result'
import type { CommandTemplate, previewCommandTemplateOp } from '@/lib/contract/command-templates'
import type { OutputOf } from '@/lib/contract/operation'
import { createCommandTemplate } from '@/lib/services/command-templates/create-command-template'
import { deleteCommandTemplate } from '@/lib/services/command-templates/delete-command-template'
import { previewCommandTemplate } from '@/lib/services/command-templates/preview-command-template'
import { updateCommandTemplate } from '@/lib/services/command-templates/update-command-template'
import { act } from '@/lib/session/act'

export async function createTemplateAction(
  input: Parameters<TemplateActions['create']>[0],
): Promise<ActionResult<CommandTemplate>> {
  return act(createCommandTemplate, input)
}

export async function updateTemplateAction(
  input: Parameters<TemplateActions['update']>[0],
): Promise<ActionResult<CommandTemplate>> {
  return act(updateCommandTemplate, input)
}

export async function deleteTemplateAction(input: {
  id: number
  templateId: string
}): Promise<ActionResult<unknown>> {
  return act(deleteCommandTemplate, input)
}

export async function previewTemplateAction(
  input: Parameters<PreviewTemplate>[0],
): Promise<ActionResult<OutputOf<typeof previewCommandTemplateOp>>> {
  return act(previewCommandTemplate, input)
}
