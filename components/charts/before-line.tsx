'use client'
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { linePath } from './before'
import { BEFORE_DASH } from './before-dash'
import type { ChartRow } from './chart-rows'

/** The period before, in the scales of the chart it stands in: a series of recharts must share the others' times. */
export function BeforeLine({ rows }: { readonly rows: readonly ChartRow[] }) {
  const x = useXAxisScale()
  const y = useYAxisScale()
  const plot = usePlotArea()
  if (x === undefined || y === undefined || plot === undefined) return null
  const { x: left, y: top, width, height } = plot
  const inside = rows.filter(({ ms }) => {
    const at = x(ms) ?? Number.NaN
    return at >= left - 1 && at <= left + width + 1
  })
  return (
    <svg x={0} y={0} width={left + width} height={top + height} aria-hidden="true">
      <path
        d={linePath(
          inside,
          (ms) => x(ms) ?? 0,
          (value) => y(value) ?? 0,
        )}
        fill="none"
        stroke="var(--ink-faint)"
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeDasharray={BEFORE_DASH}
      />
    </svg>
  )
}
