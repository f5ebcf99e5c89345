import { z } from 'zod'
import { instant, none, tenantId, tenantParams, uuid } from './fields'
import type { Operation } from './operation'

/** One DEVICE_TOKEN of a tenant's ThingScale account: never the token itself. */
export const deviceTokenSchema = z.object({
  id: uuid,
  lastFour: z.string(),
  createdBy: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
})
export type DeviceToken = z.infer<typeof deviceTokenSchema>

export const listDeviceTokensOp = {
  id: 'listDeviceTokens',
  method: 'GET',
  path: '/tenants/{id}/device-tokens',
  summary: 'The DEVICE_TOKENs of the ThingScale account that are valid, by their last four characters',
  permission: 'read:logs',
  params: tenantParams,
  query: none,
  body: none,
  output: z.object({ items: z.array(deviceTokenSchema) }),
  status: 200,
} satisfies Operation

export const deleteDeviceTokenOp = {
  id: 'deleteDeviceToken',
  method: 'DELETE',
  path: '/tenants/{id}/device-tokens/{tokenId}',
  summary: 'Revoke one DEVICE_TOKEN; what is connected with it is cut, the others stay valid',
  permission: 'provision',
  params: z.strictObject({ id: tenantId, tokenId: uuid }),
  query: none,
  body: none,
  output: none,
  status: 204,
} satisfies Operation
