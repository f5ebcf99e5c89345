'use server'

import type { ActionResult } from '@/components/device/action-result'
import type { TemplateActions } from '@/components/device-templates/template-actions'
import type { DeviceTemplate } from '@/lib/contract/device-templates'
import { createDeviceTemplate } from '@/lib/services/device-templates/create-device-template'
import { deleteDeviceTemplate } from '@/lib/services/device-templates/delete-device-template'
import { updateDeviceTemplate } from '@/lib/services/device-templates/update-device-template'
import { act } from '@/lib/session/act'

export async function createTemplateAction(
  input: Parameters<TemplateActions['create']>[0],
): Promise<ActionResult<DeviceTemplate>> {
  return act(createDeviceTemplate, input)
}

export async function updateTemplateAction(
  input: Parameters<TemplateActions['update']>[0],
): Promise<ActionResult<DeviceTemplate>> {
  return act(updateDeviceTemplate, input)
}

export async function deleteTemplateAction(input: { id: string }): Promise<ActionResult<unknown>> {
  return act(deleteDeviceTemplate, input)
}
