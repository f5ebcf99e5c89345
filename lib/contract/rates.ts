import { z } from 'zod'
import { none, uuid } from './fields'
import type { Operation } from './operation'

/** What the broker takes in of one place, as the mean of the last minute. */
export const placeRateSchema = z.object({
  companyId: uuid.nullable(),
  tenantId: z.number().int().nullable(),
  connections: z.number().int(),
  messagesPerSecond: z.number(),
  readingsPerSecond: z.number(),
  /** Of its connection that publishes most. */
  busiestPerSecond: z.number(),
  /** Publishes that came faster than their device may send, since the broker started. */
  overRate: z.object({ dropped: z.number().int(), held: z.number().int() }),
})
export type PlaceRate = z.infer<typeof placeRateSchema>

export const listRatesOp = {
  id: 'listRates',
  method: 'GET',
  path: '/rates',
  summary:
    'Connections, messages and readings a second of each tenant that the caller sees, of the last minute',
  permission: 'read:logs',
  params: none,
  query: none,
  body: none,
  output: z.object({ items: z.array(placeRateSchema) }),
  status: 200,
} satisfies Operation
