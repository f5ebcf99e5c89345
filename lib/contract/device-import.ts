import { z } from 'zod'
import { dialectId } from './devices'
import { none, tenantId, uuid } from './fields'
import { jobSchema } from './jobs'
import type { Operation } from './operation'

export const IMPORT_CHARACTERS_MAX = 6 * 1024 * 1024
export const IMPORT_ROWS_MAX = 50_000
/** Of a dry run's answer; the counts are of all. */
export const IMPORT_ERRORS_MAX = 1_000

/** What of a device a column may hold; a tag names itself. */
export const IMPORT_FIELD = /^(?:name|dialect|externalId|sensors|gateways|ignore|tags\..{1,64})$/u
export type ImportField = string

export const importIssueSchema = z.object({
  /** As a spreadsheet numbers it; the header is row 1. */
  row: z.number().int(),
  /** Its header; null where the row as a whole is meant. */
  column: z.string().nullable(),
  sentence: z.string(),
})
export type ImportIssue = z.infer<typeof importIssueSchema>

export const importColumnSchema = z.object({
  header: z.string(),
  /** What it is taken for; null: not read. */
  field: z.string().nullable(),
  example: z.string(),
})
export type ImportColumn = z.infer<typeof importColumnSchema>

export const importAnswerSchema = z.object({
  isDryRun: z.boolean(),
  columns: z.array(importColumnSchema),
  /** Rows with text, the header apart. */
  rows: z.number().int(),
  /** Devices that would be made. */
  creates: z.number().int(),
  /** Rows whose device is there already, as the row has it. */
  alreadyThere: z.number().int(),
  /** Rows that are refused; a commit takes the others. */
  refused: z.number().int(),
  errorCount: z.number().int(),
  /** The first thousand, by row. */
  errors: z.array(importIssueSchema),
  /** Of a commit. */
  job: jobSchema.nullable(),
})
export type ImportAnswer = z.infer<typeof importAnswerSchema>

export const importDevicesOp = {
  id: 'importDevices',
  method: 'POST',
  path: '/devices/import',
  summary:
    'Devices out of a CSV file: a dry run names every error by row and column; without it, a job creates the rows that are right. Safe to run again: a device that is there as its row has it is left alone. No credentials: POST /jobs/{id}/credentials issues them afterwards',
  permission: 'provision',
  params: none,
  query: none,
  body: z.strictObject({
    tenantId,
    csv: z.string().max(IMPORT_CHARACTERS_MAX),
    /** Header → field; without it, headers that are names of fields are taken. `tags.place` is the tag "place". */
    mapping: z
      .record(
        z.string(),
        z
          .string()
          .regex(IMPORT_FIELD, 'is none of name, dialect, externalId, sensors, gateways, tags.*, ignore'),
      )
      .optional(),
    /** Of rows that name none. */
    dialect: dialectId.optional(),
    /** Gives the dialect, tags and sensors that a row does not. */
    templateId: uuid.optional(),
    dryRun: z.boolean(),
  }),
  output: importAnswerSchema,
  status: 200,
  bodyBytesMax: 16 * 1024 * 1024,
} satisfies Operation
