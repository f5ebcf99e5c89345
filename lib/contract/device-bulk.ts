import { z } from 'zod'
import { deviceFilter, listDevicesOp } from './devices'
import { none, tags, uuid } from './fields'
import { jobSchema, streamedFileSchema } from './jobs'
import type { Operation } from './operation'

/** Of one job. */
export const BULK_DEVICES_MAX = 100_000
export const BULK_IDS_MAX = 10_000

export const bulkActionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('enable') }),
  z.strictObject({ kind: z.literal('disable') }),
  z.strictObject({
    kind: z.literal('tag'),
    tags: tags.refine((value) => Object.keys(value).length > 0, 'names no tag'),
  }),
  z.strictObject({ kind: z.literal('untag'), names: z.array(z.string().min(1).max(64)).min(1).max(32) }),
  z.strictObject({
    kind: z.literal('rotate-credentials'),
    /** The old ones are taken for so long after the new ones were issued. */
    overlapHours: z
      .number()
      .int()
      .min(0)
      .max(24 * 90)
      .default(72),
  }),
  z.strictObject({ kind: z.literal('delete') }),
])
export type BulkAction = z.infer<typeof bulkActionSchema>

export const actOnDevicesOp = {
  id: 'actOnDevices',
  method: 'POST',
  path: '/devices/bulk',
  summary:
    'One action on many devices, as a job: those of the ids given, or all that the filter of the list matches. Refused whole where one is out of sight, or not the caller’s to change',
  permission: 'provision',
  params: none,
  query: none,
  /** Exactly one of `deviceIds` and `filter`. */
  body: z.strictObject({
    deviceIds: z.array(uuid).min(1).max(BULK_IDS_MAX).optional(),
    filter: z.strictObject(deviceFilter).optional(),
    action: bulkActionSchema,
    /** How many the caller believes it to be: where it is another number, nothing is done. */
    expectedCount: z.number().int().positive().optional(),
  }),
  output: jobSchema,
  status: 202,
} satisfies Operation

export const exportDevicesOp = {
  id: 'exportDevices',
  method: 'GET',
  path: '/devices/export',
  summary: 'All devices that the filter matches, as a CSV file; the same columns can be imported',
  permission: 'signed-in',
  params: none,
  query: listDevicesOp.query.omit({ limit: true, cursor: true, sort: true }),
  body: none,
  output: streamedFileSchema,
  status: 200,
  answers: 'file',
} satisfies Operation

export const countDevicesOp = {
  id: 'countDevices',
  method: 'GET',
  path: '/devices/count',
  summary: 'How many devices the filter matches: what a bulk action is given as expectedCount',
  permission: 'signed-in',
  params: none,
  query: listDevicesOp.query.omit({ limit: true, cursor: true, sort: true }),
  body: none,
  output: z.object({ count: z.number().int() }),
  status: 200,
} satisfies Operation
