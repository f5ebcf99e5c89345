import { handle } from '@/lib/http/handle'
import { actOnDevices } from '@/lib/services/device-bulk/act-on-devices'

export const POST = handle(actOnDevices)
