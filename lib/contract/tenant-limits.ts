import { z } from 'zod'
import { type LimitName, limitBounds } from '@/lib/core/tenant-limits'

const limit = (name: LimitName) => z.number().int().min(limitBounds[name].min).max(limitBounds[name].max)

export const tenantLimitsSchema = z.object({
  publishesPerSecond: z.number().int(),
  publishBurst: z.number().int(),
  readingsPerMessage: z.number().int(),
  sensorsPerDevice: z.number().int(),
  provisionedDevices: z.number().int(),
  retainedMessages: z.number().int(),
})

/** Null sets one back to its default. */
export const limitsPatch = z.strictObject({
  publishesPerSecond: limit('publishesPerSecond').nullable().optional(),
  publishBurst: limit('publishBurst').nullable().optional(),
  readingsPerMessage: limit('readingsPerMessage').nullable().optional(),
  sensorsPerDevice: limit('sensorsPerDevice').nullable().optional(),
  provisionedDevices: limit('provisionedDevices').nullable().optional(),
  retainedMessages: limit('retainedMessages').nullable().optional(),
})
export type LimitsPatch = z.infer<typeof limitsPatch>
