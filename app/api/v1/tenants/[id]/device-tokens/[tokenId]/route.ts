import { handle } from '@/lib/http/handle'
import { deleteDeviceToken } from '@/lib/services/tenants/delete-device-token'

export const DELETE = handle(deleteDeviceToken)
