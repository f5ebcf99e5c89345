import { z } from 'zod'
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

export const tenantStatus = z.enum(['active', 'suspended'])

export const tenantSettingsSchema = z.strictObject({
  sensocanCommands: z.boolean().default(false),
})

/** Lower case, unique over the installation; also what `app/<application>` will name. */
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
  limits: z.record(z.string(), z.number()),
  createdAt: instant,
  deviceCount: z.number().int(),
  onlineCount: z.number().int(),
})
export type Tenant = z.infer<typeof tenantSchema>

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
  output: tenantSchema,
  status: 201,
} satisfies Operation

export const updateTenantOp = {
  id: 'updateTenant',
  method: 'PATCH',
  path: '/tenants/{id}',
  summary: 'Rename, suspend, activate, or change settings',
  permission: 'admin',
  params: tenantParams,
  query: none,
  body: z.strictObject({
    name: displayName.optional(),
    status: tenantStatus.optional(),
    settings: z.strictObject({ sensocanCommands: z.boolean().optional() }).optional(),
  }),
  output: tenantSchema,
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
