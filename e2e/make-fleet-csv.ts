/** A file of 10,000 devices of which 20 are wrong, each in a cell of its own choosing. */

const ROWS = 10_000
/** Rows as a spreadsheet numbers them: the header is the first. */
const EVERY = 500

const header = ['name', 'dialect', 'externalId', 'sensors', 'tags.site'] as const

const mistakes: readonly (readonly [column: (typeof header)[number], cells: (row: number) => string])[] = [
  ['name', (row) => `,plain,wrong-${row},,North`],
  ['dialect', (row) => `Press ${row},plian,wrong-${row},,North`],
  ['externalId', (row) => `Press ${row},plain,wrong/${row},,North`],
  ['sensors', (row) => `Press ${row},sensocan,wrong-${row},bad/slug,North`],
  ['tags.site', (row) => `Press ${row},plain,wrong-${row},,${'x'.repeat(257)}`],
]

export interface FleetCsv {
  readonly csv: string
  readonly rows: number
  /** Of each mistake its row and column, in the order of the file. */
  readonly planted: readonly (readonly [row: number, column: string])[]
}

export function makeFleetCsv(): FleetCsv {
  const planted: [number, string][] = []
  const lines = Array.from({ length: ROWS }, (_, index) => {
    const row = index + 2
    const number = String(index).padStart(5, '0')
    const mistake = row % EVERY === 0 ? mistakes[(row / EVERY) % mistakes.length] : undefined
    if (!mistake) return `Press ${number},plain,press-${number},,North`
    planted.push([row, mistake[0]])
    return mistake[1](row)
  })
  return { csv: [header.join(','), ...lines].join('\n'), rows: ROWS, planted }
}
