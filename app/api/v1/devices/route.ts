import { handle } from '@/lib/http/handle'
import { createDevice } from '@/lib/services/devices/create-device'
import { listDevices } from '@/lib/services/devices/list-devices'

export const GET = handle(listDevices)
export const POST = handle(createDevice)
