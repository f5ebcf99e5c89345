import { handle } from '@/lib/http/handle'
import { createTemplateFromDevice } from '@/lib/services/device-templates/create-template-from-device'

export const POST = handle(createTemplateFromDevice)
