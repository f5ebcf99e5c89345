import { z } from 'zod'
import { idParams, instant, none, page, pageQuery, tenantId, uuid } from './fields'
import type { Operation } from './operation'

/** Long work. What each needs of its actor: `lib/services/jobs/permission-of-job.ts`. */
export const jobKinds = [
  'import-devices',
  'enable-devices',
  'disable-devices',
  'tag-devices',
  'untag-devices',
  'rotate-credentials',
  'delete-devices',
  'send-commands',
] as const
export type JobKindId = (typeof jobKinds)[number]

export const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type JobState = (typeof jobStates)[number]

export const jobSchema = z.object({
  id: uuid,
  companyId: uuid,
  companyName: z.string(),
  /** Null where the job is of several tenants of the company. */
  tenantId: z.number().int().nullable(),
  tenantName: z.string().nullable(),
  kind: z.enum(jobKinds),
  title: z.string(),
  /** "failed" is a job that stopped before its end; one that ended may have rows that failed. */
  state: z.enum(jobStates),
  total: z.number().int(),
  done: z.number().int(),
  failed: z.number().int(),
  /** What was done, counted: created, already there, changed, ... */
  counts: z.record(z.string(), z.number()),
  /** Why it stopped before its end. */
  failure: z.string().nullable(),
  isCancelAsked: z.boolean(),
  /** Its devices wait for new credentials: `POST /jobs/{id}/credentials` issues them. */
  hasCredentials: z.boolean(),
  createdBy: z.string(),
  createdAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
})
export type Job = z.infer<typeof jobSchema>

export const jobFailureSchema = z.object({
  /** Of an import: the row of the file, whose first is its header. Of other jobs: the number of the device, from 1. */
  row: z.number().int(),
  column: z.string().nullable(),
  sentence: z.string(),
  /** What the row held, or which device it was. */
  input: z.record(z.string(), z.string()),
})
export type JobFailure = z.infer<typeof jobFailureSchema>

/** A file of lines, made while it is sent. */
export const streamedFileSchema = z.object({
  fileName: z.string(),
  contentType: z.string(),
  lines: z.custom<AsyncIterable<string>>((value) => Symbol.asyncIterator in Object(value)),
})
export type StreamedFile = z.infer<typeof streamedFileSchema>

export const listJobsOp = {
  id: 'listJobs',
  method: 'GET',
  path: '/jobs',
  summary: 'Jobs of the places that the caller sees, and its own, newest first',
  permission: 'signed-in',
  params: none,
  query: z.strictObject({
    ...pageQuery,
    companyId: uuid.optional(),
    tenantId: tenantId.optional(),
    kind: z.enum(jobKinds).optional(),
    state: z.enum(jobStates).optional(),
  }),
  body: none,
  output: page(jobSchema),
  status: 200,
} satisfies Operation

export const getJobOp = {
  id: 'getJob',
  method: 'GET',
  path: '/jobs/{id}',
  summary: 'One job, with its progress',
  permission: 'signed-in',
  params: idParams,
  query: none,
  body: none,
  output: jobSchema,
  status: 200,
} satisfies Operation

export const listJobFailuresOp = {
  id: 'listJobFailures',
  method: 'GET',
  path: '/jobs/{id}/failures',
  summary: 'What of the job failed, row by row; for whoever started it, or may start such a job there',
  permission: 'signed-in',
  params: idParams,
  query: z.strictObject({ limit: pageQuery.limit, cursor: pageQuery.cursor }),
  body: none,
  output: page(jobFailureSchema),
  status: 200,
} satisfies Operation

export const exportJobFailuresOp = {
  id: 'exportJobFailures',
  method: 'GET',
  path: '/jobs/{id}/failed-rows',
  summary: 'The rows that failed as a CSV file with a column "error": mend it and import it again',
  permission: 'signed-in',
  params: idParams,
  query: none,
  body: none,
  output: streamedFileSchema,
  status: 200,
  answers: 'file',
} satisfies Operation

export const cancelJobOp = {
  id: 'cancelJob',
  method: 'POST',
  path: '/jobs/{id}/cancel',
  summary:
    'Stop the job after the batch that is under way; what is done stays done. For whoever started it, or may start such a job there',
  permission: 'signed-in',
  params: idParams,
  query: none,
  body: none,
  output: jobSchema,
  status: 200,
} satisfies Operation

export const issueJobCredentialsOp = {
  id: 'issueJobCredentials',
  method: 'POST',
  path: '/jobs/{id}/credentials',
  summary:
    'Issue a credential for each device of an ended import or rotation, as a CSV file; secrets are in this answer only. A second call replaces those of the first that no device has used',
  permission: 'provision',
  params: idParams,
  query: none,
  body: none,
  output: streamedFileSchema,
  status: 201,
  answers: 'file',
} satisfies Operation
