import { z } from 'zod'
import { logKinds } from '@/lib/core/output-topics'
import { reasonCodes, stages } from '@/lib/core/rejection'
import { topicFilterFlaw } from '@/lib/core/topic'
import { instant, none, pageQuery, tenantId, uuid } from './fields'
import { streamedFileSchema } from './jobs'
import { logFormats, logOutcomes } from './log-outcomes'
import { mendActionSchema } from './mend-action'
import { messageFormsSchema } from './message-forms'
import type { Operation } from './operation'

export const mendSchema = z.object({
  sentence: z.string(),
  action: mendActionSchema.optional(),
  others: z.array(mendActionSchema).readonly().optional(),
})

/** One line of Live Logs: the same shape from the API, from the broker's ring and on `v1/logs/...`. */
export const logRecordSchema = z.object({
  /** Strictly increasing over the installation (µs); joins history and live. */
  seq: z.number().int(),
  at: instant,
  kind: z.enum(logKinds),
  outcome: z.enum(logOutcomes),
  companyId: uuid.nullable(),
  tenantId: z.number().int().nullable(),
  deviceId: uuid.nullable(),
  stage: z.enum(stages).nullable(),
  code: z.enum(reasonCodes).nullable(),
  sentence: z.string(),
  mend: mendSchema.nullable(),
  /** As people know it: a device's or user's name, or the name that was claimed. */
  principal: z.string(),
  clientId: z.string().nullable(),
  address: z.string().nullable(),
  /** By which its connection came: mqtt, mqtts, ws, wss, console or lab. */
  listener: z.string().nullable(),
  dialect: z.string().nullable(),
  topic: z.string().nullable(),
  /** UTF-8 text, capped at 4 KiB, secrets masked; null where there was none. */
  payload: z.string().nullable(),
  /** The payload in hex where it is not UTF-8. */
  payloadHex: z.string().nullable(),
  payloadBytes: z.number().int().nullable(),
  qos: z.number().int().nullable(),
  protocolVersion: z.number().int().nullable(),
  /** What the client was told. */
  told: z.string().nullable(),
  /** Which item of a batch it is about, from 0. */
  itemIndex: z.number().int().nullable(),
  /** Whose message it was: `device:<uuid>`, `account:<tenant id>`, `user:<uuid>`, ... */
  principalKey: z.string().nullable(),
  /** When the message came in (µs); `at` is when it was recorded. */
  receivedAt: instant.nullable(),
  /** The v5 property of the message. */
  contentType: z.string().nullable(),
  /** The payload is the message's, whole and unmasked: it can be judged again. */
  isWhole: z.boolean(),
  replayedAt: instant.nullable(),
  replayedBy: z.string().nullable(),
})
export type LogRecord = z.infer<typeof logRecordSchema>

/** The words of Live Logs; `log-filter.ts` asks the same of what comes live. */
const logQuery = {
  companyId: uuid.optional(),
  tenantId: tenantId.optional(),
  deviceId: uuid.optional(),
  outcome: z.enum(logOutcomes).optional(),
  kind: z.enum(logKinds).optional(),
  stage: z.enum(stages).optional(),
  code: z.enum(reasonCodes).optional(),
  /** With the wildcards of MQTT. */
  topic: z
    .string()
    .refine((filter) => topicFilterFlaw(filter) === undefined, {
      error: ({ input }) => `is not a topic filter: ${topicFilterFlaw(String(input))}`,
    })
    .optional(),
  /** Every word must occur in the record; or, with `isPattern`, it is a regular expression that one field matches. */
  q: z.string().trim().max(200).optional(),
  isPattern: z.union([z.boolean(), z.stringbool()]).optional(),
  from: instant.optional(),
  to: instant.optional(),
}

export const listLogsOp = {
  id: 'listLogs',
  method: 'GET',
  path: '/logs',
  summary: 'Live Logs, newest first: stored records, and accepted messages still in the ring of the broker',
  permission: 'read:logs',
  params: none,
  query: z.strictObject({
    limit: pageQuery.limit,
    cursor: pageQuery.cursor,
    ...logQuery,
  }),
  body: none,
  output: z.object({
    items: z.array(logRecordSchema),
    nextCursor: z.string().nullable(),
    /** False where the broker did not answer: accepted messages are then missing. */
    hasRecent: z.boolean(),
    /** Records of today that were counted and not kept (a cap a device and day). */
    suppressed: z.number().int(),
  }),
  status: 200,
} satisfies Operation

export const exportLogsOp = {
  id: 'exportLogs',
  method: 'GET',
  path: '/logs/export',
  summary: 'All records that the filter matches, newest first, as CSV or as one JSON object a line',
  permission: 'read:logs',
  params: none,
  query: z.strictObject({ format: z.enum(logFormats).default('csv'), ...logQuery }),
  body: none,
  output: streamedFileSchema,
  status: 200,
  answers: 'file',
} satisfies Operation

export const getLogOp = {
  id: 'getLog',
  method: 'GET',
  path: '/logs/{seq}',
  summary: 'One record, and its message in five forms by the rules of today',
  permission: 'read:logs',
  params: z.strictObject({ seq: z.coerce.number().int().nonnegative() }),
  query: none,
  body: none,
  output: z.object({ record: logRecordSchema, forms: messageFormsSchema }),
  status: 200,
} satisfies Operation
