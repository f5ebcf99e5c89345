import { handle } from '@/lib/http/handle'
import { countMatchingDevices } from '@/lib/services/devices/count-matching-devices'

export const GET = handle(countMatchingDevices)
