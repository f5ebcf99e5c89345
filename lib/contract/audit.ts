import { z } from 'zod'
import { instant, jsonValue, none, page, pageQuery, uuid } from './fields'
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
  }),
  body: none,
  output: page(auditRecordSchema),
  status: 200,
} satisfies Operation
