import { z } from 'zod'
import { dialectIds } from '@/lib/core/dialect-id'
import { credentialSecretSchema } from './credentials'
import {
  displayName,
  idParams,
  instant,
  levelName,
  none,
  page,
  pageQuery,
  tags,
  tenantId,
  uuid,
} from './fields'
import type { Operation } from './operation'

export const deviceStatus = z.enum(['enabled', 'disabled', 'suspended'])
export const dialectId = z.enum(dialectIds)

const gatewayIds = z.array(levelName).max(50)

/** What the broker last saw of the device; null fields where it never connected. */
export const deviceConnectionSchema = z.object({
  isOnline: z.boolean(),
  connectedAt: instant.nullable(),
  disconnectedAt: instant.nullable(),
  lastSeenAt: instant.nullable(),
  address: z.string().nullable(),
  clientId: z.string().nullable(),
  protocolVersion: z.number().int().nullable(),
  disconnectReason: z.string().nullable(),
})

export const deviceSchema = z.object({
  id: uuid,
  tenantId: z.number().int(),
  tenantName: z.string(),
  companyId: uuid,
  companyName: z.string(),
  name: z.string(),
  externalId: z.string(),
  dialect: dialectId,
  status: deviceStatus,
  tags: z.record(z.string(), z.string()),
  /** External ids of the devices of its tenant that may speak for it (Drogue). */
  gateways: z.array(z.string()),
  /** It registered itself, and nobody has looked at it yet. */
  isNew: z.boolean(),
  createdAt: instant,
  sensorCount: z.number().int(),
  connection: deviceConnectionSchema,
})
export type Device = z.infer<typeof deviceSchema>

export const deviceTopicSchema = z.object({
  label: z.string(),
  action: z.enum(['publish', 'subscribe']),
  topic: z.string(),
  example: z.string(),
})

/** A device with its exact topics. */
export const deviceDetailSchema = deviceSchema.extend({
  /** Its level on `v1/raw/{company}/{source}/...` and `v1/logs/{company}/{source}/...`. */
  source: z.string(),
  topics: z.array(deviceTopicSchema),
})
export type DeviceDetail = z.infer<typeof deviceDetailSchema>

/** As the list shows it. */
export const listedDeviceSchema = deviceSchema.extend({
  /** When it got its newest credential; null where it has none, or the caller may not provision it. */
  credentialIssuedAt: instant.nullable(),
  /** What it sends, as the mean of the last minute; null where it is not connected, or the broker does not answer. */
  messagesPerSecond: z.number().nullable(),
})
export type ListedDevice = z.infer<typeof listedDeviceSchema>

/** `-` in front: from the other end. Those never seen are last by last-seen, either way. */
export const deviceSorts = [
  'name',
  '-name',
  'status',
  '-status',
  'last-seen',
  '-last-seen',
  'created',
  '-created',
] as const
export type DeviceSort = (typeof deviceSorts)[number]

/** What narrows the list; bulk actions and the export take the same. */
export const deviceFilter = {
  q: pageQuery.q,
  companyId: uuid.optional(),
  tenantId: tenantId.optional(),
  dialect: dialectId.optional(),
  status: deviceStatus.optional(),
  presence: z.enum(['online', 'offline', 'never-seen']).optional(),
  /** A boolean in JSON, its word in a query. */
  isNew: z.union([z.boolean(), z.stringbool()]).optional(),
}

export const listDevicesOp = {
  id: 'listDevices',
  method: 'GET',
  path: '/devices',
  summary: 'Devices that the caller sees, by name or in another order',
  permission: 'signed-in',
  params: none,
  query: z.strictObject({
    limit: pageQuery.limit,
    cursor: pageQuery.cursor,
    sort: z.enum(deviceSorts).optional(),
    ...deviceFilter,
  }),
  body: none,
  output: page(listedDeviceSchema),
  status: 200,
} satisfies Operation

export const getDeviceOp = {
  id: 'getDevice',
  method: 'GET',
  path: '/devices/{id}',
  summary: 'One device, with its exact topics',
  permission: 'signed-in',
  params: idParams,
  query: none,
  body: none,
  output: deviceDetailSchema,
  status: 200,
} satisfies Operation

export const createDeviceOp = {
  id: 'createDevice',
  method: 'POST',
  path: '/devices',
  summary:
    'Create a device with its first credential, whose secret is in this answer only (a ThingScale device has none: its tenant has the device token)',
  permission: 'provision',
  params: none,
  query: none,
  body: z.strictObject({
    tenantId,
    name: displayName,
    /** Needed without a template, which has one. */
    dialect: dialectId.optional(),
    /** Of the tenant's company: its dialect, tags and sensors; tags that are given here win. */
    templateId: uuid.optional(),
    externalId: levelName.optional(),
    tags: tags.optional(),
    gateways: gatewayIds.optional(),
  }),
  output: deviceDetailSchema.extend({ credentials: z.array(credentialSecretSchema) }),
  status: 201,
} satisfies Operation

export const updateDeviceOp = {
  id: 'updateDevice',
  method: 'PATCH',
  path: '/devices/{id}',
  summary: 'Rename, tag, enable, disable or suspend; name its gateways; say that a new one was looked at',
  permission: 'provision',
  params: idParams,
  query: none,
  body: z.strictObject({
    name: displayName.optional(),
    status: deviceStatus.optional(),
    tags: tags.optional(),
    gateways: gatewayIds.optional(),
    isNew: z.literal(false).optional(),
  }),
  output: deviceDetailSchema,
  status: 200,
} satisfies Operation

export const deleteDeviceOp = {
  id: 'deleteDevice',
  method: 'DELETE',
  path: '/devices/{id}',
  summary: 'Delete a device with its sensors, credentials and readings',
  permission: 'provision',
  params: idParams,
  query: none,
  body: none,
  output: none,
  status: 204,
} satisfies Operation
