import type { createDeviceOp, Device } from '@/lib/contract/devices'
import type { OutputOf } from '@/lib/contract/operation'
import type { Action } from '../device/action-result'

export type CreatedDevice = OutputOf<typeof createDeviceOp>

export type CreateDeviceAction = Action<
  {
    tenantId: number
    name: string
    dialect: Device['dialect']
    templateId?: string
    externalId?: string
    tags?: Record<string, string>
    gateways?: string[]
  },
  CreatedDevice
>
