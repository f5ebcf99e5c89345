'use client'
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { type ChartRow, type ChartSeries, standsAlone } from './chart-rows'
import { formatTick, formatValue, timeTicks, valueDomain, valueTicks } from './chart-scales'
import { HistoryTooltip } from './history-tooltip'
import { seriesFaces } from './series-faces'
import type { TimeRange } from './time-range'

const X_TICKS_MAX = 7
const Y_TICKS_MAX = 5

/** One sensor over the range: the average as a line, least to greatest as a band. Hovering one chart hovers all. */
export default function HistoryChart({
  series,
  range,
  unit,
  face,
}: {
  readonly series: ChartSeries
  readonly range: TimeRange
  readonly unit: string
  readonly face: number
}) {
  const { token, dash } = seriesFaces[face % seriesFaces.length] ?? seriesFaces[0]
  const domain = valueDomain(everyValue(series.rows))
  const spanMs = range.toMs - range.fromMs
  const colour = `var(${token})`
  const alone = new Set([...series.rows.keys()].filter((index) => standsAlone(series.rows, index)))
  return (
    <ResponsiveContainer width="100%" height={200}>
      <ComposedChart
        data={[...series.rows]}
        syncId="device-history"
        syncMethod="value"
        margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
      >
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="ms"
          type="number"
          scale="time"
          domain={[range.fromMs, range.toMs]}
          allowDataOverflow
          ticks={[...timeTicks(range.fromMs, range.toMs, X_TICKS_MAX)]}
          tickFormatter={(ms: number) => formatTick(ms, spanMs)}
          tick={{ fill: 'var(--ink-muted)', fontSize: 11 }}
          stroke="var(--line-strong)"
          minTickGap={16}
        />
        <YAxis
          type="number"
          width={64}
          domain={[...domain]}
          ticks={[...valueTicks(domain, Y_TICKS_MAX)]}
          tickFormatter={formatValue}
          tick={{ fill: 'var(--ink-muted)', fontSize: 11 }}
          stroke="var(--line-strong)"
          {...(unit && {
            label: {
              value: unit,
              angle: -90,
              position: 'insideLeft',
              fill: 'var(--ink-muted)',
              fontSize: 11,
            },
          })}
        />
        <Tooltip
          isAnimationActive={false}
          content={(tooltip) => (
            <HistoryTooltip row={rowOf(tooltip.payload)} unit={unit} bucketSeconds={series.bucketSeconds} />
          )}
        />
        {series.isBuckets ? (
          <Area
            dataKey="band"
            type="linear"
            stroke="none"
            fill={colour}
            fillOpacity={0.18}
            connectNulls={false}
            isAnimationActive={false}
            dot={false}
            activeDot={false}
          />
        ) : null}
        <Line
          dataKey="value"
          type="linear"
          stroke={colour}
          strokeWidth={1.5}
          {...(dash.length > 0 && { strokeDasharray: dash.join(' ') })}
          connectNulls={false}
          isAnimationActive={false}
          dot={
            alone.size > 0
              ? (dot) => <AloneDot key={dot.key} {...dot} alone={alone} colour={colour} />
              : false
          }
        />
      </ComposedChart>
    </ResponsiveContainer>
  )
}

/** A point that no line reaches; all others go without a dot. */
function AloneDot(props: {
  cx?: number
  cy?: number
  index?: number
  alone: ReadonlySet<number>
  colour: string
}) {
  const { cx, cy, index = -1, alone, colour } = props
  if (!alone.has(index) || cx === undefined || cy === undefined) return null
  return <circle cx={cx} cy={cy} r={2} fill={colour} />
}

function* everyValue(rows: readonly ChartRow[]): Generator<number> {
  for (const { value, band } of rows) {
    if (band) yield* band
    else if (value !== null) yield value
  }
}

/** The row that the pointer is on; recharts hands it over untyped. */
function rowOf(payload: unknown): ChartRow | undefined {
  const [first]: unknown[] = Array.isArray(payload) ? payload : []
  if (typeof first !== 'object' || first === null || !('payload' in first)) return undefined
  return isRow(first.payload) ? first.payload : undefined
}

const isRow = (row: unknown): row is ChartRow =>
  typeof row === 'object' && row !== null && 'ms' in row && 'value' in row && 'band' in row
