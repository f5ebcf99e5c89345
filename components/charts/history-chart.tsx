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
import { nearestRow } from './before'
import { BeforeLine } from './before-line'
import { type ChartRow, type ChartSeries, standsAlone } from './chart-rows'
import { formatTick, formatValue, timeTicks, valueDomain, valueTicks } from './chart-scales'
import { HistoryTooltip } from './history-tooltip'
import { nearestTick } from './nearest-tick'
import { PLOT_LEFT, PLOT_RIGHT } from './plot-insets'
import { seriesFaces } from './series-faces'
import type { TimeRange } from './time-range'

const X_TICKS_MAX = 7
const Y_TICKS_MAX = 5
/** Points of two charts, or of two periods, this part of the range apart are of different times. */
const SAME_TIME_PART = 1 / 50

/** One sensor over the range: the average as a line, least to greatest as a band. Hovering one chart hovers all. */
export default function HistoryChart({
  series,
  range,
  unit,
  face,
  before = [],
  height = 200,
}: {
  readonly series: ChartSeries
  readonly range: TimeRange
  readonly unit: string
  readonly face: number
  /** The period before, moved to lie over this one. */
  readonly before?: readonly ChartRow[]
  readonly height?: number
}) {
  const { token, dash } = seriesFaces[face % seriesFaces.length] ?? seriesFaces[0]
  const domain = valueDomain([...everyValue(series.rows), ...everyValue(before)])
  const spanMs = range.toMs - range.fromMs
  const sameTimeMs = spanMs * SAME_TIME_PART
  const colour = `var(${token})`
  const alone = new Set([...series.rows.keys()].filter((index) => standsAlone(series.rows, index)))
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart
        data={[...series.rows]}
        syncId="device-history"
        syncMethod={(ticks, { activeLabel }) => nearestTick(ticks, activeLabel, sameTimeMs)}
        margin={{ top: 8, right: PLOT_RIGHT, bottom: 0, left: 0 }}
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
          width={PLOT_LEFT}
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
          content={(tooltip) => {
            const row = rowOf(tooltip.payload)
            return (
              <HistoryTooltip
                row={row}
                before={row && nearestRow(before, row.ms, sameTimeMs)}
                beforeMs={spanMs}
                unit={unit}
                bucketSeconds={series.bucketSeconds}
              />
            )
          }}
        />
        {before.length > 0 ? <BeforeLine rows={before} /> : null}
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
