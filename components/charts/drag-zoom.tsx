'use client'
import { type PointerEvent, type ReactNode, useState } from 'react'
import { PLOT_LEFT, PLOT_RIGHT } from './plot-insets'
import type { TimeRange } from './time-range'
import { partAt, rangeBetween } from './zoom'

/** Drag over the chart to see that stretch of time. The buttons of `RangeSteps` do the same without a pointer. */
export function DragZoom({
  range,
  onZoom,
  children,
}: {
  readonly range: TimeRange
  onZoom(range: TimeRange): void
  readonly children: ReactNode
}) {
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number }>()
  const partOf = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect()
    return partAt(event.clientX - box.left, { left: PLOT_LEFT, width: box.width - PLOT_LEFT - PLOT_RIGHT })
  }
  const [left, right] = drag ? [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)] : [0, 0]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: buttons beside the charts do what the drag does
    <div
      className="relative cursor-crosshair touch-pan-y select-none"
      // The chart takes the keyboard's focus by key alone: a drag would leave it framed.
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        const at = partOf(event)
        setDrag({ from: at, to: at })
      }}
      onPointerMove={(event) => {
        if (drag) setDrag({ from: drag.from, to: partOf(event) })
      }}
      onPointerUp={() => {
        setDrag(undefined)
        const wanted = drag && rangeBetween(range, drag.from, drag.to)
        if (wanted) onZoom(wanted)
      }}
      onPointerCancel={() => setDrag(undefined)}
    >
      {children}
      {drag ? (
        <div
          aria-hidden
          className="pointer-events-none absolute inset-y-0 border-x border-accent bg-accent/15"
          style={{
            left: inPlot(left),
            width: `calc((100% - ${PLOT_LEFT + PLOT_RIGHT}px) * ${right - left})`,
          }}
        />
      ) : null}
    </div>
  )
}

const inPlot = (part: number): string =>
  `calc(${PLOT_LEFT}px + (100% - ${PLOT_LEFT + PLOT_RIGHT}px) * ${part})`
