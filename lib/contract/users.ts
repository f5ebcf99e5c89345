import { z } from 'zod'
import { roles } from '@/lib/core/roles'
import { credentialSecretSchema, userCredentialSchema } from './credentials'
import { displayName, idParams, instant, none, page, pageQuery, tenantId, uuid } from './fields'
import type { Operation } from './operation'

export const userStatus = z.enum(['active', 'suspended'])

/** 2 to 64 characters; names that we generate for devices begin with a prefix of their own, which users may not take. */
export const username = z
  .string()
  .trim()
  .min(2)
  .max(64)
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._@-]*$/,
    'letters, digits and . _ @ - only, beginning with a letter or digit',
  )
  .refine(
    (name) => !/^(dev|key|tok|pln)[-_]/i.test(name),
    'dev-, key-, tok- and pln- are kept for credentials',
  )

export const password = z.string().min(12, 'at least 12 characters').max(256)

export const userSchema = z.object({
  id: uuid,
  username: z.string(),
  status: userStatus,
  isPlatformAdmin: z.boolean(),
  memberships: z.array(
    z.object({
      companyId: uuid,
      companyName: z.string(),
      role: z.enum(roles),
      /** Null: all tenants of the company. */
      tenantIds: z.array(z.number().int()).nullable(),
    }),
  ),
  createdAt: instant,
})
export type User = z.infer<typeof userSchema>

export const listUsersOp = {
  id: 'listUsers',
  method: 'GET',
  path: '/users',
  summary: 'Users of the companies that the caller administers',
  permission: 'admin',
  params: none,
  query: z.strictObject({
    ...pageQuery,
    companyId: uuid.optional(),
    /** Those who see this tenant by a role of theirs. */
    tenantId: tenantId.optional(),
  }),
  body: none,
  output: page(userSchema),
  status: 200,
} satisfies Operation

export const getUserOp = {
  id: 'getUser',
  method: 'GET',
  path: '/users/{id}',
  summary: 'One user',
  permission: 'admin',
  params: idParams,
  query: none,
  body: none,
  output: userSchema,
  status: 200,
} satisfies Operation

export const createUserOp = {
  id: 'createUser',
  method: 'POST',
  path: '/users',
  summary: 'Create a user with a role in one company, or in some of its tenants',
  permission: 'admin',
  params: none,
  query: none,
  body: z.strictObject({
    username,
    password,
    role: z.enum(roles),
    companyId: uuid,
    tenantIds: z.array(tenantId).min(1).optional(),
  }),
  output: userSchema,
  status: 201,
} satisfies Operation

export const updateUserOp = {
  id: 'updateUser',
  method: 'PATCH',
  path: '/users/{id}',
  summary: 'Suspend, activate, change the role in a company, or set a new password; live sessions follow',
  permission: 'admin',
  params: idParams,
  query: none,
  body: z.strictObject({
    status: userStatus.optional(),
    password: password.optional(),
    membership: z
      .strictObject({ companyId: uuid, role: z.enum(roles), tenantIds: z.array(tenantId).min(1).nullable() })
      .optional(),
  }),
  output: userSchema,
  status: 200,
} satisfies Operation

export const deleteUserOp = {
  id: 'deleteUser',
  method: 'DELETE',
  path: '/users/{id}',
  summary: 'Delete a user; what is connected or signed in as it is cut',
  permission: 'admin',
  params: idParams,
  query: none,
  body: none,
  output: none,
  status: 204,
} satisfies Operation

export const createApiKeyOp = {
  id: 'createApiKey',
  method: 'POST',
  path: '/users/{id}/api-keys',
  summary:
    'Issue an API key, a password of MQTT beside the user name, in this answer only; for oneself, or for a user that the caller administers',
  permission: 'signed-in',
  params: idParams,
  query: none,
  body: z.strictObject({ label: displayName.optional(), expiresAt: instant.optional() }),
  output: credentialSecretSchema.extend({ label: z.string().nullable(), expiresAt: instant.nullable() }),
  status: 201,
} satisfies Operation

export const listUserCredentialsOp = {
  id: 'listUserCredentials',
  method: 'GET',
  path: '/users/{id}/credentials',
  summary:
    'API keys and plain credentials of a user, without secrets; its own, or of a user that it administers',
  permission: 'signed-in',
  params: idParams,
  query: none,
  body: none,
  output: page(userCredentialSchema),
  status: 200,
} satisfies Operation

export const createUserCredentialOp = {
  id: 'createUserCredential',
  method: 'POST',
  path: '/users/{id}/credentials',
  summary:
    'Issue a credential for the plain namespace of a tenant that the user reaches; it holds as long as the user does',
  permission: 'admin',
  params: idParams,
  query: none,
  body: z.strictObject({ kind: z.literal('plain'), tenantId, label: displayName.optional() }),
  output: credentialSecretSchema,
  status: 201,
} satisfies Operation

export const deleteUserCredentialOp = {
  id: 'deleteUserCredential',
  method: 'DELETE',
  path: '/users/{id}/credentials/{credentialId}',
  summary: 'Delete an API key or a plain credential; what is connected with it is cut',
  permission: 'signed-in',
  params: z.strictObject({ id: uuid, credentialId: uuid }),
  query: none,
  body: none,
  output: none,
  status: 204,
} satisfies Operation
