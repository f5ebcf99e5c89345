'use server'

import type { ActionResult } from '@/components/device/action-result'
import type { ReviewDeviceAction } from '@/components/device/review-device'
import { updateDevice } from '@/lib/services/devices/update-device'
import { act } from '@/lib/session/act'

export async function reviewDeviceAction({
  id,
}: Parameters<ReviewDeviceAction>[0]): Promise<ActionResult<unknown>> {
  return act(updateDevice, { id, isNew: false })
}
