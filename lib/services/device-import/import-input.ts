/** What an import job is queued with. */
import { z } from 'zod'
import { importColumnSchema } from '@/lib/contract/device-import'
import { templateSensorSchema } from '@/lib/contract/device-templates'
import { dialectId } from '@/lib/contract/devices'
import type { JsonObject, JsonValue } from '@/lib/core/json'
import type { CsvRecord } from '../csv/parse-csv'
import { sensorJson } from '../device-templates/template-sensors'
import type { RowDefaults } from './draft-of-row'
import type { ImportTable } from './import-table'

const inputSchema = z.object({
  columns: z.array(importColumnSchema),
  records: z.array(z.tuple([z.number()], z.string())),
  defaults: z.object({
    dialect: dialectId.nullable(),
    templateName: z.string().nullable(),
    tags: z.record(z.string(), z.string()),
    sensors: z.array(templateSensorSchema),
  }),
})

export interface ImportInput extends ImportTable {
  readonly defaults: RowDefaults
}

/** The template as it is now: whatever becomes of it, the job goes by what the dry run showed. */
export const writeImportInput = ({ columns, records, defaults }: ImportInput): JsonObject => ({
  columns: columns.map((column) => ({ ...column })),
  records: records.map(({ row, cells }) => [row, ...cells]),
  defaults: {
    dialect: defaults.dialect ?? null,
    templateName: defaults.templateName ?? null,
    tags: defaults.tags,
    sensors: defaults.sensors.map(sensorJson),
  },
})

export function readImportInput(input: JsonValue): ImportInput {
  const { columns, records, defaults } = inputSchema.parse(input)
  return {
    columns,
    records: records.map(([row, ...cells]): CsvRecord => ({ row, cells })),
    defaults: {
      ...defaults,
      dialect: defaults.dialect ?? undefined,
      templateName: defaults.templateName ?? undefined,
    },
  }
}

/** Of an ended import: its columns, for the file of failed rows, and the rows whose devices credentials are issued for, without what stood in them. */
export function keptImportInput(input: JsonValue, hasCredentials: boolean): JsonValue {
  const parsed = inputSchema.safeParse(input)
  if (!parsed.success) return {}
  const { columns, records, defaults } = parsed.data
  return {
    columns: columns.map((column) => ({ ...column, example: '' })),
    records: hasCredentials ? records.map(([row]) => [row]) : [],
    defaults: { ...defaults, tags: {}, sensors: [] },
  }
}
