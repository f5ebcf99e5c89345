import { IMPORT_ROWS_MAX, type ImportColumn, type ImportField } from '@/lib/contract/device-import'
import { Fault, invalid } from '@/lib/core/fault'
import { nearest } from '@/lib/dialects/nearest'
import { quote } from '@/lib/dialects/quote'
import { plainCell } from '../csv/csv-line'
import { type CsvRecord, parseCsv } from '../csv/parse-csv'
import { fieldOfHeader } from './import-field'

export interface ImportTable {
  readonly columns: readonly ImportColumn[]
  /** Without the header. */
  readonly records: readonly CsvRecord[]
}

/** The file as a table whose columns have a meaning; whatever is wrong with it as a whole is one fault. */
export function readImportTable(
  csv: string,
  mapping: Readonly<Record<string, ImportField>> | undefined,
): ImportTable {
  const parsed = parseCsv(csv)
  if (parsed.kind === 'flaw') throw invalid('csv', `Row ${parsed.row}: ${parsed.sentence}`)
  const [header, ...records] = parsed.records
  if (!header) throw invalid('csv', 'The file is empty.')
  const headers = header.cells.map((cell) => plainCell(cell).trim())
  if (records.length > IMPORT_ROWS_MAX) {
    throw new Fault(
      'too-large',
      `The file has ${records.length} rows; ${IMPORT_ROWS_MAX} is the most at once.`,
    )
  }
  demandOnce(
    headers.filter((name) => name !== ''),
    (name) => `Two columns are called ${quote(name)}.`,
  )
  const fields = mapping ? mapped(headers, mapping) : headers.map(fieldOfHeader)
  demandOnce(
    fields.flatMap((field) => (field === undefined || field === 'ignore' ? [] : [field])),
    (field) => `Two columns are taken for ${quote(field)}.`,
  )
  return {
    columns: headers.map((name, index) => ({
      header: name,
      field: fields[index] ?? null,
      example: records.map(({ cells }) => cells[index]?.trim() ?? '').find((cell) => cell !== '') ?? '',
    })),
    records,
  }
}

function mapped(
  headers: readonly string[],
  mapping: Readonly<Record<string, ImportField>>,
): (ImportField | undefined)[] {
  const unknown = Object.keys(mapping).find((name) => !headers.includes(name))
  if (unknown !== undefined) {
    const near = nearest(unknown, headers)
    throw invalid(
      'mapping',
      `The file has no column ${quote(unknown)}${near === undefined ? '' : `; the nearest is ${quote(near)}`}.`,
    )
  }
  return headers.map((name) => (Object.hasOwn(mapping, name) ? mapping[name] : undefined))
}

function demandOnce(names: readonly string[], sentence: (name: string) => string): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw invalid('csv', sentence(twice))
}
