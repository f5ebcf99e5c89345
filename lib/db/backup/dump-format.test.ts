import { expect, it } from 'vitest'
import { copyLine, migrationLine, readDumpLine, sequenceLine } from './dump-format'

const checksum = 'a'.repeat(64)

it('reads what it writes', () => {
  expect(readDumpLine(migrationLine('1_first', checksum))).toEqual({
    kind: 'migration',
    name: '1_first',
    checksum,
  })
  expect(readDumpLine(copyLine('a "b"', ['x', 'y z']))).toEqual({
    kind: 'copy',
    table: '"a ""b"""',
    columns: '("x", "y z")',
  })
  expect(readDumpLine(sequenceLine('t_id_seq', '42'))).toEqual({
    kind: 'sequence',
    statement: `SELECT setval('"t_id_seq"', 42);`,
  })
})

it.each([
  'DROP TABLE users;',
  `COPY "a" ("b") FROM PROGRAM 'id';`,
  `SELECT setval('"a"', 1); DROP TABLE b;`,
  '',
])('takes nothing else: %s', (line) => {
  expect(readDumpLine(line)).toBeUndefined()
})
