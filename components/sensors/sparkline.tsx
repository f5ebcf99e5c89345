import { linePath } from '../charts/before'
import type { ChartSeries } from '../charts/chart-rows'
import { formatValue, valueDomain } from '../charts/chart-scales'
import type { TimeRange } from '../charts/time-range'

const WIDTH = 96
const HEIGHT = 24
const EDGE = 2

/** The shape of an hour, gaps and all; its least and greatest value are said. */
export function Sparkline({ series, range }: { readonly series: ChartSeries; readonly range: TimeRange }) {
  const values = series.rows.flatMap(({ value }) => (value === null ? [] : [value]))
  if (values.length === 0) return null
  const [low, high] = valueDomain(values)
  const said = `From ${formatValue(Math.min(...values))} to ${formatValue(Math.max(...values))} in the hour to the newest reading`
  const x = (ms: number) => EDGE + ((ms - range.fromMs) / (range.toMs - range.fromMs)) * (WIDTH - 2 * EDGE)
  const y = (value: number) => HEIGHT - EDGE - ((value - low) / (high - low)) * (HEIGHT - 2 * EDGE)
  return (
    <svg role="img" aria-label={said} width={WIDTH} height={HEIGHT} className="text-accent">
      <title>{said}</title>
      <path
        d={linePath(series.rows, x, y)}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.25}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
