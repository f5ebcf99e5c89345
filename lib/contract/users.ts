import { z } from 'zod'
import { roles } from '@/lib/core/roles'
import { idParams, instant, none, page, pageQuery, tenantId, uuid } from './fields'
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
  .refine((name) => !/^(dev|key|tok)[-_]/i.test(name), 'dev-, key- and tok- are kept for devices')

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
  query: z.strictObject({ ...pageQuery, companyId: uuid.optional() }),
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
