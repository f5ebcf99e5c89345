import { z } from 'zod'
import { idParams, instant, levelName, none, page, pageQuery, uuid } from './fields'
import type { Operation } from './operation'

export const companyStatus = z.enum(['active', 'suspended'])

export const companySchema = z.object({
  id: uuid,
  name: z.string(),
  status: companyStatus,
  createdAt: instant,
  tenantCount: z.number().int(),
  deviceCount: z.number().int(),
  onlineCount: z.number().int(),
  /** When one of its devices was last heard. */
  lastSeenAt: instant.nullable(),
  /** Users with a role in it, and API tokens of it. */
  userCount: z.number().int(),
  apiTokenCount: z.number().int(),
})
export type Company = z.infer<typeof companySchema>

/** A company that was just named, with the names (of those that the caller sees) that it could be taken for. */
export const namedCompanySchema = companySchema.extend({ lookAlikes: z.array(z.string()) })
export type NamedCompany = z.infer<typeof namedCompanySchema>

export const listCompaniesOp = {
  id: 'listCompanies',
  method: 'GET',
  path: '/companies',
  summary: 'Companies that the caller sees',
  permission: 'signed-in',
  params: none,
  query: z.strictObject(pageQuery),
  body: none,
  output: page(companySchema),
  status: 200,
} satisfies Operation

export const getCompanyOp = {
  id: 'getCompany',
  method: 'GET',
  path: '/companies/{id}',
  summary: 'One company',
  permission: 'signed-in',
  params: idParams,
  query: none,
  body: none,
  output: companySchema,
  status: 200,
} satisfies Operation

export const createCompanyOp = {
  id: 'createCompany',
  method: 'POST',
  path: '/companies',
  summary: 'Create a company; its name is a topic level, unique over the installation',
  permission: 'platform-admin',
  params: none,
  query: none,
  body: z.strictObject({ name: levelName }),
  output: namedCompanySchema,
  status: 201,
} satisfies Operation

export const updateCompanyOp = {
  id: 'updateCompany',
  method: 'PATCH',
  path: '/companies/{id}',
  summary: 'Rename, suspend or activate; either cuts the live sessions that it concerns',
  permission: 'admin',
  params: idParams,
  query: none,
  body: z.strictObject({ name: levelName.optional(), status: companyStatus.optional() }),
  output: namedCompanySchema,
  status: 200,
} satisfies Operation

export const deleteCompanyOp = {
  id: 'deleteCompany',
  method: 'DELETE',
  path: '/companies/{id}',
  summary: 'Delete a company with everything in it',
  permission: 'platform-admin',
  params: idParams,
  query: none,
  body: none,
  output: none,
  status: 204,
} satisfies Operation
