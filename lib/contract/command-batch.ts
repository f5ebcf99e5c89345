import { z } from 'zod'
import { commandStates } from '@/lib/core/command'
import { parameterValues } from './command-templates'
import { commandFields, commandPreviewSchema, commandSchema } from './commands'
import { deviceFilter, dialectId } from './devices'
import { idParams, instant, none, page, pageQuery, uuid } from './fields'
import { jobSchema } from './jobs'
import type { Operation } from './operation'

/** Of one job. */
export const BATCH_DEVICES_MAX = 10_000

/** Exactly one of `deviceIds` and `filter`, and exactly one of `command` and `template`. */
const batchFields = {
  deviceIds: z.array(uuid).min(1).max(BATCH_DEVICES_MAX).optional(),
  filter: z.strictObject(deviceFilter).optional(),
  command: z.strictObject(commandFields).optional(),
  template: z.strictObject({ templateId: uuid, parameters: parameterValues.default({}) }).optional(),
}

export const sendCommandsOp = {
  id: 'sendCommands',
  method: 'POST',
  path: '/commands/batch',
  summary:
    'One command to many devices, as a job: those of the ids given, or all that the filter of the device list matches. Refused whole where one is out of sight, or not the caller’s to command',
  permission: 'send:commands',
  params: none,
  query: none,
  body: z.strictObject({
    ...batchFields,
    /** By default the template’s, or 1. */
    qos: z.union([z.literal(0), z.literal(1)]).optional(),
    expiresAt: instant.optional(),
    /** How many the caller believes it to be: where it is another number, nothing is sent. */
    expectedCount: z.number().int().positive().optional(),
  }),
  output: jobSchema,
  status: 202,
} satisfies Operation

export const previewCommandBatchOp = {
  id: 'previewCommandBatch',
  method: 'POST',
  path: '/commands/batch/preview',
  summary:
    'How many devices a command would go to, which of them could not be told it, and how the first would hear it',
  permission: 'send:commands',
  params: none,
  query: none,
  body: z.strictObject(batchFields),
  output: z.object({
    total: z.number().int(),
    sendable: z.number().int(),
    /** Reasons why some cannot be told it. */
    refusals: z.array(
      z.object({
        sentence: z.string(),
        mend: z.string().nullable(),
        count: z.number().int(),
        /** One of them. */
        deviceId: uuid,
        deviceName: z.string(),
      }),
    ),
    sample: z
      .object({ deviceId: uuid, deviceName: z.string(), dialect: dialectId, preview: commandPreviewSchema })
      .nullable(),
  }),
  status: 200,
} satisfies Operation
export type CommandBatchPreview = z.infer<typeof previewCommandBatchOp.output>

export const getCommandBatchOp = {
  id: 'getCommandBatch',
  method: 'GET',
  path: '/commands/batch/{id}',
  summary:
    'The commands of a job and how many are in each state; by device name, of one state where one is named',
  permission: 'read:telemetry',
  params: idParams,
  query: z.strictObject({
    limit: pageQuery.limit,
    cursor: pageQuery.cursor,
    state: z.enum(commandStates).optional(),
  }),
  body: none,
  output: page(commandSchema.extend({ deviceName: z.string(), tenantId: z.number().int() })).extend({
    job: jobSchema,
    states: z.record(z.enum(commandStates), z.number().int()),
  }),
  status: 200,
} satisfies Operation
