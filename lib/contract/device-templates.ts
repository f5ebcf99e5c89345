import { z } from 'zod'
import { sensorTypes } from '@/lib/core/registry'
import { dialectId } from './devices'
import { displayName, idParams, instant, none, page, pageQuery, tags, uuid } from './fields'
import type { Operation } from './operation'
import { slug } from './sensors'

export const templateSensorSchema = z.strictObject({
  slug,
  name: displayName.optional(),
  unit: z.string().trim().max(16).optional(),
  type: z.enum(sensorTypes).optional(),
})
export type TemplateSensor = z.infer<typeof templateSensorSchema>

export const deviceTemplateSchema = z.object({
  id: uuid,
  companyId: uuid,
  companyName: z.string(),
  name: z.string(),
  dialect: dialectId,
  tags: z.record(z.string(), z.string()),
  sensors: z.array(templateSensorSchema),
  createdAt: instant,
})
export type DeviceTemplate = z.infer<typeof deviceTemplateSchema>

const sensors = z.array(templateSensorSchema).max(1_000)

export const listDeviceTemplatesOp = {
  id: 'listDeviceTemplates',
  method: 'GET',
  path: '/device-templates',
  summary: 'Device templates of the companies that the caller is in, by name',
  permission: 'signed-in',
  params: none,
  query: z.strictObject({ ...pageQuery, companyId: uuid.optional() }),
  body: none,
  output: page(deviceTemplateSchema),
  status: 200,
} satisfies Operation

export const createDeviceTemplateOp = {
  id: 'createDeviceTemplate',
  method: 'POST',
  path: '/device-templates',
  summary: 'Create a template: the dialect, tags and sensors that new devices of a kind have in common',
  permission: 'provision',
  params: none,
  query: none,
  body: z.strictObject({
    companyId: uuid,
    name: displayName,
    dialect: dialectId,
    tags: tags.optional(),
    sensors: sensors.optional(),
  }),
  output: deviceTemplateSchema,
  status: 201,
} satisfies Operation

export const createTemplateFromDeviceOp = {
  id: 'createTemplateFromDevice',
  method: 'POST',
  path: '/device-templates/from-device/{id}',
  summary: 'Create a template of what a device is: its dialect, its tags and its sensors that have a slug',
  permission: 'provision',
  params: idParams,
  query: none,
  body: z.strictObject({ name: displayName }),
  output: deviceTemplateSchema,
  status: 201,
} satisfies Operation

export const getDeviceTemplateOp = {
  id: 'getDeviceTemplate',
  method: 'GET',
  path: '/device-templates/{id}',
  summary: 'One device template',
  permission: 'signed-in',
  params: idParams,
  query: none,
  body: none,
  output: deviceTemplateSchema,
  status: 200,
} satisfies Operation

export const updateDeviceTemplateOp = {
  id: 'updateDeviceTemplate',
  method: 'PATCH',
  path: '/device-templates/{id}',
  summary: 'Change a template; devices that were made of it stay as they are',
  permission: 'provision',
  params: idParams,
  query: none,
  body: z.strictObject({
    name: displayName.optional(),
    dialect: dialectId.optional(),
    tags: tags.optional(),
    sensors: sensors.optional(),
  }),
  output: deviceTemplateSchema,
  status: 200,
} satisfies Operation

export const deleteDeviceTemplateOp = {
  id: 'deleteDeviceTemplate',
  method: 'DELETE',
  path: '/device-templates/{id}',
  summary: 'Delete a template; devices that were made of it stay',
  permission: 'provision',
  params: idParams,
  query: none,
  body: none,
  output: none,
  status: 204,
} satisfies Operation
