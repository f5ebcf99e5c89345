import { z } from 'zod'
import { permissions } from '@/lib/core/roles'
import { displayName, idParams, instant, none, page, pageQuery, uuid } from './fields'
import type { Operation } from './operation'

export const apiTokenSchema = z.object({
  /** Also its MQTT user name. */
  id: uuid,
  companyId: uuid,
  companyName: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(permissions)),
  prefix: z.string(),
  lastFour: z.string(),
  createdBy: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  expiresAt: instant.nullable(),
})
export type ApiToken = z.infer<typeof apiTokenSchema>

export const listApiTokensOp = {
  id: 'listApiTokens',
  method: 'GET',
  path: '/api-tokens',
  summary: 'API tokens of the companies that the caller administers',
  permission: 'admin',
  params: none,
  query: z.strictObject({ ...pageQuery, companyId: uuid.optional() }),
  body: none,
  output: page(apiTokenSchema),
  status: 200,
} satisfies Operation

export const createApiTokenOp = {
  id: 'createApiToken',
  method: 'POST',
  path: '/api-tokens',
  summary: 'Create an API token for REST and MQTT; its value is in this answer only',
  permission: 'admin',
  params: none,
  query: none,
  body: z.strictObject({
    companyId: uuid,
    name: displayName,
    scopes: z.array(z.enum(permissions)).min(1),
    expiresAt: instant.optional(),
  }),
  output: apiTokenSchema.extend({ value: z.string() }),
  status: 201,
} satisfies Operation

export const deleteApiTokenOp = {
  id: 'deleteApiToken',
  method: 'DELETE',
  path: '/api-tokens/{id}',
  summary: 'Revoke an API token; what is connected with it is cut',
  permission: 'admin',
  params: idParams,
  query: none,
  body: none,
  output: none,
  status: 204,
} satisfies Operation
