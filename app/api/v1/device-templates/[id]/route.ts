import { handle } from '@/lib/http/handle'
import { deleteDeviceTemplate } from '@/lib/services/device-templates/delete-device-template'
import { getDeviceTemplate } from '@/lib/services/device-templates/get-device-template'
import { updateDeviceTemplate } from '@/lib/services/device-templates/update-device-template'

export const GET = handle(getDeviceTemplate)
export const PATCH = handle(updateDeviceTemplate)
export const DELETE = handle(deleteDeviceTemplate)
