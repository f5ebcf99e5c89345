'use server'

import type { ActionResult } from '@/components/device/action-result'
import type { ReviewDeviceAction } from '@/components/device/review-device'
import type { ActOnDevicesAction } from '@/components/device-bulk/bulk-request'
import type { Job } from '@/lib/contract/jobs'
import { actOnDevices } from '@/lib/services/device-bulk/act-on-devices'
import { updateDevice } from '@/lib/services/devices/update-device'
import { act } from '@/lib/session/act'

export async function reviewDeviceAction({
  id,
}: Parameters<ReviewDeviceAction>[0]): Promise<ActionResult<unknown>> {
  return act(updateDevice, { id, isNew: false })
}

export async function actOnDevicesAction(
  input: Parameters<ActOnDevicesAction>[0],
): Promise<ActionResult<Job>> {
  return act(actOnDevices, input)
}
