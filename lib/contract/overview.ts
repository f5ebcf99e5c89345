import { z } from 'zod'
import { none, tenantId, uuid } from './fields'
import type { Operation } from './operation'

export const overviewSchema = z.object({
  devices: z.object({
    total: z.number().int(),
    online: z.number().int(),
    offline: z.number().int(),
    neverSeen: z.number().int(),
  }),
  /** As the mean of the last minute; null where the broker does not answer. */
  traffic: z
    .object({
      connections: z.number().int(),
      messagesPerSecond: z.number(),
      readingsPerSecond: z.number(),
    })
    .nullable(),
  /** Of the last hour: all that was refused, and of it the logins. */
  refused: z.object({ all: z.number().int(), logins: z.number().int() }),
  /** Of the whole installation; null where the broker does not answer. */
  storage: z
    .object({
      /** False: nothing is stored now, and devices wait. */
      isTaking: z.boolean(),
      lagMs: z.number(),
      disk: z.enum(['ok', 'nearly-full']),
      /** For platform admins, where the database is on the broker's machine. */
      diskFreeBytes: z.number().nullable(),
    })
    .nullable(),
})
export type Overview = z.infer<typeof overviewSchema>

export const getOverviewOp = {
  id: 'getOverview',
  method: 'GET',
  path: '/overview',
  summary: 'How the fleet is: devices, traffic, refusals of the last hour, storage',
  permission: 'read:logs',
  params: none,
  query: z.strictObject({ companyId: uuid.optional(), tenantId: tenantId.optional() }),
  body: none,
  output: overviewSchema,
  status: 200,
} satisfies Operation
