import { z } from 'zod'
import { instant, none, tenantParams } from './fields'
import type { Operation } from './operation'

export const tenantUsageSchema = z.object({
  devices: z.number().int(),
  sensors: z.number().int(),
  /** Of the device that has most. */
  sensorsOfOneDevice: z.number().int(),
  /** Of the dialect whose devices register themselves: what counts towards that limit. */
  provisionedDevices: z.number().int(),
  retainedMessages: z.number().int(),
  /** Active users who see it, and API tokens of its company. */
  users: z.number().int(),
  apiTokens: z.number().int(),
  /** The last seven days, the oldest first; null where counting took too long. */
  readingsByDay: z.array(z.object({ day: z.iso.date(), count: z.number().int() })).nullable(),
  /** All of its readings, and about how much room they take; null where counting took too long. */
  stored: z
    .object({
      readings: z.number().int(),
      bytes: z.number().int(),
      oldest: instant.nullable(),
    })
    .nullable(),
  /** What the broker says of now; null where it does not answer. */
  live: z
    .object({
      connections: z.number().int(),
      messagesPerSecond: z.number(),
      readingsPerSecond: z.number(),
      busiestPerSecond: z.number(),
      overRate: z.object({ dropped: z.number().int(), held: z.number().int() }),
    })
    .nullable(),
})
export type TenantUsage = z.infer<typeof tenantUsageSchema>

export const getTenantUsageOp = {
  id: 'getTenantUsage',
  method: 'GET',
  path: '/tenants/{id}/usage',
  summary: 'What a tenant uses of its limits: devices, sensors, readings by day, storage, rates',
  permission: 'read:logs',
  params: tenantParams,
  query: none,
  body: none,
  output: tenantUsageSchema,
  status: 200,
} satisfies Operation
