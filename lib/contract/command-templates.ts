import { z } from 'zod'
import { commandName, commandPreviewSchema, filledCommandSchema } from './commands'
import { displayName, instant, jsonValue, none, page, tenantId, tenantParams, uuid } from './fields'
import type { Operation } from './operation'
import { parameterTypes } from './parameter-types'

/** What is asked for when a template is sent; `{{name}}` in the payload is where it goes. */
export const templateParameterSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/, 'a letter, then letters, digits and _, at most 40 characters'),
  type: z.enum(parameterTypes),
  label: displayName.optional(),
  /** What stands where the sender gives nothing; without one it must be given. */
  default: jsonValue.optional(),
})
export type TemplateParameter = z.infer<typeof templateParameterSchema>

/** Templates are JSON or text: bytes have no holes. */
export const templateEncodings = ['json', 'text'] as const

export const commandTemplateSchema = z.object({
  id: uuid,
  tenantId: z.number().int(),
  label: z.string(),
  name: z.string(),
  /** As it was written, with its holes. */
  payload: z.string(),
  encoding: z.enum(templateEncodings),
  mapping: z.string().nullable(),
  qos: z.number().int(),
  parameters: z.array(templateParameterSchema),
  createdAt: instant,
})
export type CommandTemplate = z.infer<typeof commandTemplateSchema>

const payload = z.string().max(65_536)
const qos = z.union([z.literal(0), z.literal(1)])
const mapping = z.string().max(200)
const parameters = z.array(templateParameterSchema).max(20)
const templateParams = z.strictObject({ id: tenantId, templateId: uuid })

/** The values of a template's parameters, by name. */
export const parameterValues = z.record(z.string().max(40), jsonValue)

export const listCommandTemplatesOp = {
  id: 'listCommandTemplates',
  method: 'GET',
  path: '/tenants/{id}/command-templates',
  summary: 'Saved commands of a tenant, by label (not paged: a tenant has at most 200)',
  permission: 'signed-in',
  params: tenantParams,
  query: none,
  body: none,
  output: page(commandTemplateSchema),
  status: 200,
} satisfies Operation

export const createCommandTemplateOp = {
  id: 'createCommandTemplate',
  method: 'POST',
  path: '/tenants/{id}/command-templates',
  summary: 'Save a command; {{name}} in its payload is filled with a parameter when it is sent',
  permission: 'send:commands',
  params: tenantParams,
  query: none,
  body: z.strictObject({
    label: displayName,
    name: commandName,
    payload,
    encoding: z.enum(templateEncodings).default('json'),
    mapping: mapping.optional(),
    qos: qos.default(1),
    parameters: parameters.default([]),
  }),
  output: commandTemplateSchema,
  status: 201,
} satisfies Operation

export const updateCommandTemplateOp = {
  id: 'updateCommandTemplate',
  method: 'PATCH',
  path: '/tenants/{id}/command-templates/{templateId}',
  summary: 'Change a saved command; what was sent from it stays as it was sent',
  permission: 'send:commands',
  params: templateParams,
  query: none,
  body: z.strictObject({
    label: displayName.optional(),
    name: commandName.optional(),
    payload: payload.optional(),
    encoding: z.enum(templateEncodings).optional(),
    mapping: mapping.nullable().optional(),
    qos: qos.optional(),
    parameters: parameters.optional(),
  }),
  output: commandTemplateSchema,
  status: 200,
} satisfies Operation

export const deleteCommandTemplateOp = {
  id: 'deleteCommandTemplate',
  method: 'DELETE',
  path: '/tenants/{id}/command-templates/{templateId}',
  summary: 'Delete a saved command',
  permission: 'send:commands',
  params: templateParams,
  query: none,
  body: none,
  output: none,
  status: 204,
} satisfies Operation

export const previewCommandTemplateOp = {
  id: 'previewCommandTemplate',
  method: 'POST',
  path: '/tenants/{id}/command-templates/{templateId}/preview',
  summary: 'A saved command with its parameters filled in, and as a device would receive it; nothing is sent',
  permission: 'send:commands',
  params: templateParams,
  query: none,
  body: z.strictObject({ parameters: parameterValues.default({}), deviceId: uuid.optional() }),
  output: z.object({
    /** To be queued as it is. */
    command: filledCommandSchema,
    /** Null where no device was named. */
    preview: commandPreviewSchema.nullable(),
  }),
  status: 200,
} satisfies Operation
