/** RFC 4180, with what spreadsheets make of it: a byte order mark, semicolons or tabs, any line end. */

export interface CsvRecord {
  /** As a spreadsheet numbers it; the header is row 1. */
  readonly row: number
  readonly cells: readonly string[]
}

export type ParsedCsv =
  | { readonly kind: 'table'; readonly delimiter: Delimiter; readonly records: readonly CsvRecord[] }
  | { readonly kind: 'flaw'; readonly row: number; readonly sentence: string }

type Delimiter = ',' | ';' | '\t'

/** Rows without any text are left out, and still counted. */
export function parseCsv(text: string): ParsedCsv {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text
  const delimiter = delimiterOf(body)
  const records: CsvRecord[] = []
  let row = 1
  let at = 0
  while (at < body.length) {
    const cells: string[] = []
    let isLast = false
    while (!isLast) {
      const cell = readCell(body, at, delimiter)
      if ('sentence' in cell) return { kind: 'flaw', row, sentence: cell.sentence }
      cells.push(cell.value)
      isLast = body[cell.end] !== delimiter
      at = cell.end + 1
    }
    if (body[at - 1] === '\r' && body[at] === '\n') at++
    const flaw = cells.find((cell) => UNSTORABLE.test(cell))
    if (flaw !== undefined)
      return {
        kind: 'flaw',
        row,
        sentence: 'A cell holds a character that cannot be stored (U+0000, or half of a pair).',
      }
    if (cells.some((cell) => cell.trim() !== '')) records.push({ row, cells })
    row++
  }
  return { kind: 'table', delimiter, records }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is looked for
const UNSTORABLE = /[\u0000\p{Cs}]/u

type Cell = { readonly value: string; readonly end: number } | { readonly sentence: string }

/** The cell that begins at `at`; `end` is the delimiter or line end behind it. */
function readCell(body: string, at: number, delimiter: Delimiter): Cell {
  if (body[at] !== '"') {
    let end = at
    while (end < body.length && body[end] !== delimiter && !isLineEnd(body[end])) end++
    return { value: body.slice(at, end), end }
  }
  let value = ''
  let from = at + 1
  for (;;) {
    const quote = body.indexOf('"', from)
    if (quote < 0) return { sentence: 'A cell begins with a quote that is never closed.' }
    value += body.slice(from, quote)
    if (body[quote + 1] !== '"') {
      const end = quote + 1
      const isClosed = end >= body.length || body[end] === delimiter || isLineEnd(body[end])
      return isClosed
        ? { value, end }
        : { sentence: 'Text follows a closing quote; a quote inside of a quoted cell is written twice.' }
    }
    value += '"'
    from = quote + 2
  }
}

const isLineEnd = (character: string | undefined): boolean => character === '\n' || character === '\r'

/** The one that stands most often in the first line, outside of quotes; a comma where none does. */
function delimiterOf(body: string): Delimiter {
  const counts = { ',': 0, ';': 0, '\t': 0 }
  let isQuoted = false
  for (const character of body) {
    if (character === '"') isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (isLineEnd(character)) break
    else if (character === ',' || character === ';' || character === '\t') counts[character]++
  }
  if (counts[';'] > counts[','] && counts[';'] >= counts['\t']) return ';'
  return counts['\t'] > counts[','] ? '\t' : ','
}
