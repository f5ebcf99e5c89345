import { z } from 'zod'
import { idParams, instant, jsonValue, none, page, uuid } from './fields'
import type { Operation } from './operation'

export const latestSchema = z.object({
  sensorId: uuid,
  slug: z.string().nullable(),
  connection: z.string(),
  measurement: z.string(),
  key: z.string(),
  unit: z.string().nullable(),
  value: jsonValue,
  ts: instant,
  receivedAt: instant,
})
export type Latest = z.infer<typeof latestSchema>

export const getLatestOp = {
  id: 'getLatest',
  method: 'GET',
  path: '/devices/{id}/latest',
  summary: 'The newest reading of each sensor of a device',
  permission: 'read:telemetry',
  params: idParams,
  query: none,
  body: none,
  output: page(latestSchema),
  status: 200,
} satisfies Operation

/** `mode` says which: every stored point, or buckets of `bucketSeconds`. */
export const readingsSchema = z.discriminatedUnion('mode', [
  z.object({
    mode: z.literal('raw'),
    sensorId: uuid,
    /** `[ms since the epoch, value]`, oldest first. */
    points: z.array(z.tuple([z.number(), jsonValue])),
  }),
  z.object({
    mode: z.literal('buckets'),
    sensorId: uuid,
    bucketSeconds: z.number(),
    /** `[ms at the start of the bucket, min, max, avg, count, last]`, oldest first; empty buckets are left out. */
    points: z.array(z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()])),
  }),
])
export type Readings = z.infer<typeof readingsSchema>

export const getReadingsOp = {
  id: 'getReadings',
  method: 'GET',
  path: '/devices/{id}/readings',
  summary: 'History of one sensor: raw points while they fit, else buckets',
  permission: 'read:telemetry',
  params: idParams,
  query: z.strictObject({
    sensor: uuid,
    from: instant,
    to: instant,
    points: z.coerce.number().int().min(10).max(2000).default(500),
  }),
  body: none,
  output: readingsSchema,
  status: 200,
} satisfies Operation
