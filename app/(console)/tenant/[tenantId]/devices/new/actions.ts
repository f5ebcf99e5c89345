'use server'

import type { ActionResult } from '@/components/device/action-result'
import type { CreateDeviceAction, CreatedDevice } from '@/components/devices/create-device-action'
import { createDevice } from '@/lib/services/devices/create-device'
import { act } from '@/lib/session/act'

export async function createDeviceAction(
  input: Parameters<CreateDeviceAction>[0],
): Promise<ActionResult<CreatedDevice>> {
  return act(createDevice, input)
}
