/** The period before, laid over the one that is shown. Pure. */
import type { ChartRow, ChartSeries } from './chart-rows'
import type { TimeRange } from './time-range'

/** As long as the range, and ending where it begins. */
export const periodBefore = ({ fromMs, toMs }: TimeRange): TimeRange => ({
  fromMs: fromMs - (toMs - fromMs),
  toMs: fromMs,
})

/** Every row so much later. */
export const shiftedRows = ({ rows }: ChartSeries, byMs: number): readonly ChartRow[] =>
  rows.map((row) => ({ ...row, ms: row.ms + byMs }))

/** The row nearest in time that has a value; none within `withinMs` is none. Rows rise in time. */
export function nearestRow(rows: readonly ChartRow[], ms: number, withinMs: number): ChartRow | undefined {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.ms ?? ms) < ms) low = middle + 1
    else high = middle
  }
  const near = [rows[low - 1], rows[low]].flatMap((row) => (row && row.value !== null ? [row] : []))
  const [best] = near.toSorted((a, b) => Math.abs(a.ms - ms) - Math.abs(b.ms - ms))
  return best !== undefined && Math.abs(best.ms - ms) <= withinMs ? best : undefined
}

/** An SVG path through the values; a row without one lifts the pen, and a lone point is a dot. */
export function linePath(
  rows: readonly ChartRow[],
  x: (ms: number) => number,
  y: (value: number) => number,
): string {
  const parts: string[] = []
  let isDown = false
  for (const [index, { ms, value }] of rows.entries()) {
    if (value === null) {
      isDown = false
      continue
    }
    const at = `${x(ms).toFixed(1)},${y(value).toFixed(1)}`
    parts.push(`${isDown ? 'L' : 'M'}${at}`)
    if (!isDown && (rows[index + 1]?.value ?? null) === null) parts.push('h0.01')
    isDown = true
  }
  return parts.join('')
}
