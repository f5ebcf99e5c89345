/**
 * A dump is SQL text: comments that say what it was made by, `COPY ... FROM stdin` with the rows, `setval`, and a last
 * line that tells a whole dump from a torn one. `psql` reads it into an empty migrated database too.
 */
export const FIRST_LINE = '-- signalbox dump 1'
export const LAST_LINE = '-- whole'
export const ROWS_END = '\\.'

export const migrationLine = (name: string, checksum: string): string => `-- migration ${name} ${checksum}`

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const copyLine = (table: string, columns: readonly string[]): string =>
  `COPY ${quoted(table)} (${columns.map(quoted).join(', ')}) FROM stdin;`

export const sequenceLine = (sequence: string, lastValue: string): string =>
  `SELECT setval('${quoted(sequence).replaceAll("'", "''")}', ${lastValue});`

export type DumpLine =
  | { readonly kind: 'migration'; readonly name: string; readonly checksum: string }
  | { readonly kind: 'copy'; readonly table: string; readonly columns: string }
  | { readonly kind: 'sequence'; readonly statement: string }
  | { readonly kind: 'end' }

const MIGRATION = /^-- migration (\S+) ([0-9a-f]{64})$/
const NAME = '"(?:[^"]|"")+"'
const COPY = new RegExp(`^COPY (${NAME}) (\\(${NAME}(?:, ${NAME})*\\)) FROM stdin;$`)
const SEQUENCE = new RegExp(`^SELECT setval\\('${NAME}', \\d+\\);$`)

/** `undefined`: no line of a dump. Nothing else in a file is ever executed. */
export function readDumpLine(line: string): DumpLine | undefined {
  if (line === LAST_LINE) return { kind: 'end' }
  if (SEQUENCE.test(line)) return { kind: 'sequence', statement: line }
  const [, name, checksum] = MIGRATION.exec(line) ?? []
  if (name !== undefined && checksum !== undefined) return { kind: 'migration', name, checksum }
  const [, table, columns] = COPY.exec(line) ?? []
  if (table !== undefined && columns !== undefined) return { kind: 'copy', table, columns }
  return undefined
}
