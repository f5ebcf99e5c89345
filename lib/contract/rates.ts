import { z } from 'zod'
import { uuid } from './fields'

/** What the broker takes in of one place, as the mean of the last minute. */
export const placeRateSchema = z.object({
  companyId: uuid.nullable(),
  tenantId: z.number().int().nullable(),
  connections: z.number().int(),
  messagesPerSecond: z.number(),
  readingsPerSecond: z.number(),
})
export type PlaceRate = z.infer<typeof placeRateSchema>
