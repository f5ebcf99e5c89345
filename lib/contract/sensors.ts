import { z } from 'zod'
import { sensorTypes } from '@/lib/core/registry'
import { SLUG, SLUG_MAX, SLUG_WORDS } from '@/lib/core/slug'
import { displayName, idParams, instant, none, page, uuid } from './fields'
import type { Operation } from './operation'

/** Case-sensitive, one topic level. */
export const slug = z.string().min(1).max(SLUG_MAX).regex(SLUG, SLUG_WORDS)

export const sensorSchema = z.object({
  id: uuid,
  deviceId: uuid,
  slug: z.string().nullable(),
  aliases: z.array(z.string()),
  name: z.string().nullable(),
  connection: z.string(),
  measurement: z.string(),
  key: z.string(),
  unit: z.string().nullable(),
  type: z.enum(sensorTypes),
  createdAt: instant,
})
export type Sensor = z.infer<typeof sensorSchema>

const ofDevice = idParams
const ofSensor = z.strictObject({ id: uuid, sensorId: uuid })

export const listSensorsOp = {
  id: 'listSensors',
  method: 'GET',
  path: '/devices/{id}/sensors',
  summary: 'Sensors of a device, by path (not paged: a device has at most 1,000)',
  permission: 'signed-in',
  params: ofDevice,
  query: none,
  body: none,
  output: page(sensorSchema),
  status: 200,
} satisfies Operation

export const createSensorOp = {
  id: 'createSensor',
  method: 'POST',
  path: '/devices/{id}/sensors',
  summary: 'Create a sensor; its path follows from the slug and the dialect of the device',
  permission: 'provision',
  params: ofDevice,
  query: none,
  body: z.strictObject({
    slug,
    name: displayName.optional(),
    unit: z.string().trim().max(16).optional(),
    type: z.enum(sensorTypes).optional(),
  }),
  output: sensorSchema,
  status: 201,
} satisfies Operation

export const updateSensorOp = {
  id: 'updateSensor',
  method: 'PATCH',
  path: '/devices/{id}/sensors/{sensorId}',
  summary: 'Change name, unit, type or aliases',
  permission: 'provision',
  params: ofSensor,
  query: none,
  body: z.strictObject({
    name: displayName.nullable().optional(),
    unit: z.string().trim().max(16).nullable().optional(),
    type: z.enum(sensorTypes).optional(),
    aliases: z.array(slug).max(16).optional(),
  }),
  output: sensorSchema,
  status: 200,
} satisfies Operation

export const deleteSensorOp = {
  id: 'deleteSensor',
  method: 'DELETE',
  path: '/devices/{id}/sensors/{sensorId}',
  summary: 'Delete a sensor with its readings',
  permission: 'provision',
  params: ofSensor,
  query: none,
  body: none,
  output: none,
  status: 204,
} satisfies Operation
