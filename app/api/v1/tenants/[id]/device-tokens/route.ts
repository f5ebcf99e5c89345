import { handle } from '@/lib/http/handle'
import { listDeviceTokens } from '@/lib/services/tenants/list-device-tokens'

export const GET = handle(listDeviceTokens)
