/** How long readings and Live Logs are kept: whole days (UTC), counted back from today. */

import { z } from 'zod'
import { instant, none, tenantParams } from './fields'
import { KEPT_DAYS_MAX } from './kept-days'
import type { Operation } from './operation'

/** Ten years. */
const days = z.number().int().min(1).max(KEPT_DAYS_MAX)

export const retentionSchema = z.object({
  /** Null: for ever. */
  readingsDays: z.number().int().nullable(),
  logsDays: z.number().int(),
})

export const retentionPatch = z.strictObject({
  readingsDays: days.nullable().optional(),
  logsDays: days.optional(),
})

const goneSchema = z.object({
  /** What is older is deleted. */
  before: instant,
  count: z.number().int(),
  oldest: instant.nullable(),
  newest: instant.nullable(),
})

export const retentionPreviewSchema = z.object({
  /** Null where readings are kept for ever. */
  readings: goneSchema
    .extend({
      sensors: z.number().int(),
      devices: z.number().int(),
      /** The sensors that lose most. */
      most: z.array(z.object({ deviceName: z.string(), sensor: z.string(), count: z.number().int() })),
    })
    .nullable(),
  logs: goneSchema,
})
export type RetentionPreview = z.infer<typeof retentionPreviewSchema>

export const previewRetentionOp = {
  id: 'previewRetention',
  method: 'GET',
  path: '/tenants/{id}/retention/preview',
  summary: 'What would be deleted if readings and Live Logs were kept for so many days; nothing is changed',
  permission: 'admin',
  params: tenantParams,
  query: z.strictObject({
    /** Absent: for ever. */
    readingsDays: z.coerce.number().int().min(1).max(KEPT_DAYS_MAX).optional(),
    logsDays: z.coerce.number().int().min(1).max(KEPT_DAYS_MAX),
  }),
  body: none,
  output: retentionPreviewSchema,
  status: 200,
} satisfies Operation

export const retentionRunSchema = z.object({
  /** Null: of what is of no tenant, such as logins by unknown names. */
  tenantId: z.number().int().nullable(),
  tenantName: z.string().nullable(),
  retention: retentionSchema,
  startedAt: instant.nullable(),
  /** Null while it goes on. */
  endedAt: instant.nullable(),
  readings: z.number().int(),
  logs: z.number().int(),
})
export type RetentionRun = z.infer<typeof retentionRunSchema>

export const listRetentionRunsOp = {
  id: 'listRetentionRuns',
  method: 'GET',
  path: '/retention',
  summary: 'How long each tenant keeps its readings and Live Logs, and what was last deleted of it',
  permission: 'admin',
  params: none,
  query: none,
  body: none,
  output: z.object({ items: z.array(retentionRunSchema) }),
  status: 200,
} satisfies Operation
