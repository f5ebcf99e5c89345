import { z } from 'zod'
import { instant, jsonValue, none, page, pageQuery, tenantId, uuid } from './fields'
import { streamedFileSchema } from './jobs'
import type { Operation } from './operation'

export const auditRecordSchema = z.object({
  id: z.string(),
  at: instant,
  actorKind: z.string(),
  actorName: z.string(),
  companyId: uuid.nullable(),
  tenantId: z.number().int().nullable(),
  verb: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  subjectName: z.string(),
  /** What changed: `{ field: { from, to } }`, or the values of a new thing. Never a secret. */
  changes: jsonValue,
  address: z.string().nullable(),
  requestId: z.string().nullable(),
})
export type AuditRecord = z.infer<typeof auditRecordSchema>

export const listAuditOp = {
  id: 'listAudit',
  method: 'GET',
  path: '/audit',
  summary: 'Who changed what, newest first',
  permission: 'admin',
  params: none,
  query: z.strictObject({
    ...pageQuery,
    companyId: uuid.optional(),
    subjectId: z.string().max(64).optional(),
    /** The device itself, and its sensors, credentials and commands. */
    deviceId: uuid.optional(),
    /** What somebody did. */
    actorId: z.string().max(64).optional(),
    tenantId: tenantId.optional(),
    /** What kind of thing was changed: `device`, `credential`, ... */
    subjectKind: z.string().max(40).optional(),
    /** What was done to it: the end of the verb, `create`, `update`, `delete`, ... */
    done: z
      .string()
      .max(40)
      .regex(/^[a-z-]+$/)
      .optional(),
    from: instant.optional(),
    to: instant.optional(),
  }),
  body: none,
  output: page(auditRecordSchema),
  status: 200,
} satisfies Operation

export const exportAuditOp = {
  id: 'exportAudit',
  method: 'GET',
  path: '/audit/export',
  summary: 'All audit records that the filter matches, newest first, as a CSV file',
  permission: 'admin',
  params: none,
  query: listAuditOp.query.omit({ limit: true, cursor: true }),
  body: none,
  output: streamedFileSchema,
  status: 200,
  answers: 'file',
} satisfies Operation
