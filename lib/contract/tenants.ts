import { z } from 'zod'
import { AHEAD_HOURS_MAX, AHEAD_HOURS_MIN, defaultSettings } from '@/lib/core/registry'
import {
  displayName,
  instant,
  levelName,
  none,
  page,
  pageQuery,
  reservedRoots,
  tenantParams,
  uuid,
} from './fields'
import type { Operation } from './operation'
import { retentionPatch, retentionSchema } from './retention'
import { limitsPatch, tenantLimitsSchema } from './tenant-limits'

export const tenantStatus = z.enum(['active', 'suspended'])

const aheadHours = z.number().int().min(AHEAD_HOURS_MIN).max(AHEAD_HOURS_MAX)

/** What a tenant's rows leave out is as it is from the start. */
export const tenantSettingsSchema = z.strictObject({
  sensocanCommands: z.boolean().default(defaultSettings.sensocanCommands),
  anonymousRead: z.boolean().default(defaultSettings.anonymousRead),
  createSensors: z.boolean().default(defaultSettings.createSensors),
  plainStore: z.boolean().default(defaultSettings.plainStore),
  timestampAheadHours: aheadHours.default(defaultSettings.timestampAheadHours),
})

const settingsPatch = z.strictObject({
  sensocanCommands: z.boolean().optional(),
  anonymousRead: z.boolean().optional(),
  createSensors: z.boolean().optional(),
  plainStore: z.boolean().optional(),
  timestampAheadHours: aheadHours.optional(),
})

/** Unique over the installation; what `app/<application>` names. */
export const applicationName = levelName
  .refine((name) => name.length <= 40, 'at most 40 characters')
  .refine((name) => name !== 'inbox' && !reservedRoots.some((root) => root === name), 'is a reserved name')

export const tenantSchema = z.object({
  id: z.number().int(),
  uuid,
  companyId: uuid,
  companyName: z.string(),
  name: z.string(),
  application: z.string(),
  thingscaleId: z.string(),
  status: tenantStatus,
  settings: tenantSettingsSchema,
  /** Each as it holds, set or not. */
  limits: tenantLimitsSchema,
  retention: retentionSchema,
  /** The newest DEVICE_TOKEN of the ThingScale account; null where none was issued. */
  deviceToken: z
    .object({ lastFour: z.string(), createdAt: instant, lastUsedAt: instant.nullable() })
    .nullable(),
  createdAt: instant,
  deviceCount: z.number().int(),
  onlineCount: z.number().int(),
  /** When one of its devices was last heard. */
  lastSeenAt: instant.nullable(),
})
export type Tenant = z.infer<typeof tenantSchema>

/** A tenant whose application was just named, with the applications in sight that it could be taken for. */
export const namedTenantSchema = tenantSchema.extend({ lookAlikes: z.array(z.string()) })

export const listTenantsOp = {
  id: 'listTenants',
  method: 'GET',
  path: '/tenants',
  summary: 'Tenants that the caller sees',
  permission: 'signed-in',
  params: none,
  query: z.strictObject({ ...pageQuery, companyId: uuid.optional() }),
  body: none,
  output: page(tenantSchema),
  status: 200,
} satisfies Operation

export const getTenantOp = {
  id: 'getTenant',
  method: 'GET',
  path: '/tenants/{id}',
  summary: 'One tenant',
  permission: 'signed-in',
  params: tenantParams,
  query: none,
  body: none,
  output: tenantSchema,
  status: 200,
} satisfies Operation

export const createTenantOp = {
  id: 'createTenant',
  method: 'POST',
  path: '/tenants',
  summary: 'Create a tenant in a company; the application defaults to the slugged name',
  permission: 'admin',
  params: none,
  query: none,
  body: z.strictObject({ companyId: uuid, name: displayName, application: applicationName.optional() }),
  output: namedTenantSchema,
  status: 201,
} satisfies Operation

export const updateTenantOp = {
  id: 'updateTenant',
  method: 'PATCH',
  path: '/tenants/{id}',
  summary:
    'Rename, suspend, activate, change settings, limits and retention; another application cuts the live sessions that it concerns',
  permission: 'admin',
  params: tenantParams,
  query: none,
  body: z.strictObject({
    name: displayName.optional(),
    application: applicationName.optional(),
    status: tenantStatus.optional(),
    settings: settingsPatch.optional(),
    limits: limitsPatch.optional(),
    retention: retentionPatch.optional(),
  }),
  output: namedTenantSchema,
  status: 200,
} satisfies Operation

export const deleteTenantOp = {
  id: 'deleteTenant',
  method: 'DELETE',
  path: '/tenants/{id}',
  summary: 'Delete a tenant with its devices and their readings',
  permission: 'admin',
  params: tenantParams,
  query: none,
  body: none,
  output: none,
  status: 204,
} satisfies Operation

export const issueDeviceTokenOp = {
  id: 'issueDeviceToken',
  method: 'POST',
  path: '/tenants/{id}/device-token',
  summary:
    'Issue the DEVICE_TOKEN of the ThingScale account, in this answer only; the ones before are revoked, and what is connected with them is cut',
  permission: 'provision',
  params: tenantParams,
  query: none,
  body: none,
  output: z.object({ thingscaleId: z.string(), deviceToken: z.string() }),
  status: 201,
} satisfies Operation
