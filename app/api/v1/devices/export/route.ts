import { handle } from '@/lib/http/handle'
import { streamResponse } from '@/lib/http/stream-response'
import { exportDevices } from '@/lib/services/devices/export-devices'

export const GET = handle(exportDevices, streamResponse)
