import { handle } from '@/lib/http/handle'
import { importDevices } from '@/lib/services/device-import/import-devices'

export const POST = handle(importDevices)
