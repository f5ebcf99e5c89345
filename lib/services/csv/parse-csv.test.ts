import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvLine, plainCell } from './csv-line'
import { parseCsv } from './parse-csv'

const cellsOf = (text: string) => {
  const parsed = parseCsv(text)
  if (parsed.kind === 'flaw') throw new Error(parsed.sentence)
  return parsed.records.map(({ cells }) => cells)
}

it('reads cells, quoted ones with commas, quotes and line ends among them', () => {
  expect(cellsOf('a,b,c\r\n1,"x, ""y""\r\nz",\r\n')).toEqual([
    ['a', 'b', 'c'],
    ['1', 'x, "y"\r\nz', ''],
  ])
})

it('leaves out a byte order mark', () => {
  expect(cellsOf('\ufeffname,dialect\nPump,plain')).toEqual([
    ['name', 'dialect'],
    ['Pump', 'plain'],
  ])
})

it.each([
  ['\n', 'a,b\n1,2\n'],
  ['\r\n', 'a,b\r\n1,2\r\n'],
  ['\r', 'a,b\r1,2'],
])('takes %j for a line end, with or without one at the end', (_, text) => {
  expect(cellsOf(text)).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
})

it.each([
  [
    ';',
    'a;"b,c,d";e\n1;2,5;3',
    [
      ['a', 'b,c,d', 'e'],
      ['1', '2,5', '3'],
    ],
  ],
  [
    'tab',
    'a\tb\n1,5\t2',
    [
      ['a', 'b'],
      ['1,5', '2'],
    ],
  ],
])('finds the delimiter %s in the first line', (_, text, cells) => {
  expect(cellsOf(text)).toEqual(cells)
})

it('numbers rows as a spreadsheet does, blank ones counted and left out', () => {
  expect(parseCsv('a,b\n\n,\n1,2')).toMatchObject({ records: [{ row: 1 }, { row: 4 }] })
})

it.each([
  ['a,b\n"1,2\n3,4', 2, 'never closed'],
  ['a,b\n"1"x,2', 2, 'follows a closing quote'],
  ['a\n\nb\u0000', 3, 'U+0000'],
  ['a\n\ud800', 2, 'half of a pair'],
])('says where %j is no CSV', (text, row, sentence) => {
  expect(parseCsv(text)).toMatchObject({ kind: 'flaw', row, sentence: expect.stringContaining(sentence) })
})

it('reads back whatever was written', () => {
  const cell = fc
    .string({ unit: 'binary' })
    .filter((text) => !text.includes('\u0000') && !/^'[=+\-@\t\r]/.test(text))
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 5 }), (rows) => {
      const filled = rows.map((cells) => ['x', ...cells])
      const text = filled.map((cells) => csvLine(cells)).join('')
      expect(
        cellsOf(`h,i\r\n${text}`)
          .slice(1)
          .map((cells) => cells.map(plainCell)),
      ).toEqual(filled)
    }),
  )
})

it.each(['=1+1', '+1', '-1', '@A1', '\tx', '\rx'])(
  'A22 neutralizes %j, which a spreadsheet would run',
  (text) => {
    expect(csvLine([text]).replaceAll('"', '')).toMatch(/^'/)
  },
)
