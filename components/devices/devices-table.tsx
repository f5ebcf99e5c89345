'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ReviewDeviceAction } from '../device/review-device'
import type { DeviceColumn } from './device-columns'
import { DeviceRow } from './device-row'
import { DevicesHead } from './devices-head'
import { bodyStyle, tableStyle } from './list-geometry'
import { orderOfPlaces, rowsByPlace } from './row-places'
import type { DevicePages } from './use-device-pages'
import { useFocusInRow } from './use-focus-in-row'
import { usePressInRow } from './use-press-in-row'
import { useSoftLinks } from './use-soft-links'

/** Until one is measured. */
const ROW_PX = 40
const OVERSCAN = 2
const RESTS_AFTER_MS = 400
/** So many rows before the end the next page is asked for. */
const AHEAD = 60

/**
 * Only the rows in sight are drawn, each in a place that it gets from one which left: it is as fluent with ten thousand.
 * Rows have one height and lie where it says: none is laid out because of another.
 */
export function DevicesTable({
  pages,
  total,
  shown,
  mayChange,
  review,
}: {
  pages: DevicePages
  /** Devices of the whole list; undefined where nobody counted them. */
  total: number | undefined
  shown: readonly DeviceColumn[]
  /** Ids of those that the reader may change: choose for an action, or say that it has looked at a new one. */
  mayChange: ReadonlySet<string>
  review: ReviewDeviceAction
}) {
  const { devices, hasMore, isLoading, problem, loadMore, see } = pages
  const box = useRef<HTMLElement>(null)
  const { body, rowPx } = useRowHeight(devices.length)
  useSoftLinks(box)
  useFocusInRow(box)
  const virtual = useVirtualizer({
    count: devices.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    isScrollingResetDelay: RESTS_AFTER_MS,
    // What the server draws, and a browser before it has measured.
    initialRect: { width: 1024, height: 800 },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was estimated is estimated anew
  useLayoutEffect(() => virtual.measure(), [rowPx])
  const inSight = virtual.getVirtualItems()
  const from = inSight[0]?.index ?? 0
  const to = inSight.at(-1)?.index ?? -1
  const isPressed = usePressInRow(box)
  const rows = useRows(from, to, devices.length, virtual.isScrolling || isPressed)
  useEffect(() => see(from, Math.max(from, to)), [see, from, to])
  const isNearEnd = hasMore && problem === undefined && to >= devices.length - AHEAD
  useEffect(() => {
    if (isNearEnd && !isLoading) loadMore()
  }, [isNearEnd, isLoading, loadMore])
  const hasChoice = mayChange.size > 0
  const style = useMemo(() => tableStyle(shown, hasChoice), [shown, hasChoice])
  return (
    <section
      ref={box}
      aria-label="Devices"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative max-h-[max(24rem,calc(100dvh-15rem))] w-full overflow-auto rounded-lg border bg-surface contain-content"
    >
      <table
        aria-label="Devices"
        aria-rowcount={hasMore ? (total ?? -2) + 1 : devices.length + 1}
        className="block w-full text-left text-sm"
        style={style}
      >
        <DevicesHead shown={shown} choosable={mayChange.size} />
        <tbody ref={body} className="relative block" style={bodyStyle(devices.length)}>
          {rows.map(({ place, index }) => {
            const device = devices[index]
            return device ? (
              <DeviceRow
                key={place}
                device={device}
                index={index}
                columns={shown}
                hasChoice={hasChoice}
                mayChange={mayChange.has(device.id)}
                review={review}
              />
            ) : null
          })}
        </tbody>
      </table>
    </section>
  )
}

/** The height of a row (px), which follows from the density and the reader's font; and where to look for it. */
function useRowHeight(count: number) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [rowPx, setRowPx] = useState(ROW_PX)
  useLayoutEffect(() => {
    const element = body.current
    if (!element || count === 0) return
    const look = () => setRowPx(element.offsetHeight / count || ROW_PX)
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => observer.disconnect()
  }, [count])
  return { body, rowPx }
}

/** The rows in sight, and as many as were ever in sight, in the order of the document. */
function useRows(from: number, to: number, all: number, isMoving: boolean) {
  const [most, setMost] = useState(to - from + 1)
  const count = Math.max(most, to - from + 1)
  if (count > most) setMost(count)
  const order = useRef<readonly number[]>([])
  const rows = rowsByPlace(from, count, all)
  const places = orderOfPlaces(order.current, rows, isMoving)
  useLayoutEffect(() => {
    order.current = places
  }, [places])
  return places.map((place) => ({ place, index: rows[place] ?? 0 }))
}
