/** The rows of a file, each alone and then beside the others; still without a look at the database. */
import type { ImportColumn } from '@/lib/contract/device-import'
import { quote } from '@/lib/dialects/quote'
import type { CsvRecord } from '../csv/parse-csv'
import { draftOfRow, type ImportRow, type RowDefaults } from './draft-of-row'

/** Gateways come before the devices that name them: rows that name none come first. */
export function planImport(
  records: readonly CsvRecord[],
  columns: readonly ImportColumn[],
  defaults: RowDefaults,
): readonly ImportRow[] {
  const rows = records.map((record) => draftOfRow(record, columns, defaults))
  const told = refuseTwins(rows, columns)
  const namesGateways = ({ draft }: ImportRow): boolean => draft !== undefined && draft.gateways.length > 0
  return [...told.filter((row) => !namesGateways(row)), ...told.filter(namesGateways)]
}

/** An external id is one device's; rows without one are told apart by their names, so that a file can be run again. */
function refuseTwins(rows: readonly ImportRow[], columns: readonly ImportColumn[]): readonly ImportRow[] {
  const headerOf = (field: string) => columns.find((column) => column.field === field)?.header ?? null
  const idIn = new Map<string, number>()
  const nameIn = new Map<string, number>()
  for (const { row, draft } of rows) {
    if (draft && draft.externalId !== undefined && !nameIn.has(draft.name)) nameIn.set(draft.name, row)
  }
  return rows.map((one) => {
    const { row, draft } = one
    if (!draft) return one
    const { externalId, name } = draft
    const [seen, key] = externalId === undefined ? [nameIn, name] : [idIn, externalId]
    const other = seen.get(key)
    if (other === undefined) {
      seen.set(key, row)
      return one
    }
    const issue =
      externalId === undefined
        ? {
            row,
            column: headerOf('name'),
            sentence: `The name ${quote(name)} stands in row ${other} too: give this row an external id that tells them apart.`,
          }
        : {
            row,
            column: headerOf('externalId'),
            sentence: `The external id ${quote(externalId)} stands in row ${other} too.`,
          }
    return { ...one, draft: undefined, issues: [issue] }
  })
}
