import { handle } from '@/lib/http/handle'
import { deleteDevice } from '@/lib/services/devices/delete-device'
import { getDevice } from '@/lib/services/devices/get-device'
import { updateDevice } from '@/lib/services/devices/update-device'

export const GET = handle(getDevice)
export const PATCH = handle(updateDevice)
export const DELETE = handle(deleteDevice)
