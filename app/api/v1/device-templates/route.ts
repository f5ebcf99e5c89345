import { handle } from '@/lib/http/handle'
import { createDeviceTemplate } from '@/lib/services/device-templates/create-device-template'
import { listDeviceTemplates } from '@/lib/services/device-templates/list-device-templates'

export const GET = handle(listDeviceTemplates)
export const POST = handle(createDeviceTemplate)
