'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ReviewDeviceAction } from '../device/review-device'
import { TableBody } from '../ui/table'
import { columnsOf, type DeviceColumn } from './device-columns'
import { DeviceRow } from './device-row'
import { DevicesHead } from './devices-head'
import type { DevicePages } from './use-device-pages'
import { useSoftLinks } from './use-soft-links'

/** Until one is measured. */
const ROW_PX = 41
const OVERSCAN = 5
const CHOICE_REM = 2.5
/** So many rows before the end the next page is asked for. */
const AHEAD = 60

/** Only the rows in sight are drawn, so that it is as fluent with ten thousand. */
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
  const [rowPx, setRowPx] = useState(ROW_PX)
  useSoftLinks(box)
  const virtual = useVirtualizer({
    count: devices.length,
    getScrollElement: () => box.current,
    getItemKey: (index) => devices[index]?.id ?? index,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    // What the server draws, and a browser before it has measured.
    initialRect: { width: 1024, height: 800 },
  })
  // A guess that is off by a pixel would have each row that comes into sight lay out the list once more.
  useLayoutEffect(() => {
    const px = box.current?.querySelector<HTMLElement>('tr[data-index]')?.offsetHeight
    if (px) setRowPx(px)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was estimated is estimated anew
  useLayoutEffect(() => virtual.measure(), [rowPx])
  const rows = virtual.getVirtualItems()
  const from = rows[0]?.index ?? 0
  const to = rows.at(-1)?.index ?? 0
  useEffect(() => see(from, to), [see, from, to])
  const isNearEnd = hasMore && problem === undefined && to >= devices.length - AHEAD
  useEffect(() => {
    if (isNearEnd && !isLoading) loadMore()
  }, [isNearEnd, isLoading, loadMore])
  const columns = useMemo(() => columnsOf(true).filter(({ id }) => shown.includes(id)), [shown])
  const hasChoice = mayChange.size > 0
  const above = rows[0]?.start ?? 0
  const below = virtual.getTotalSize() - (rows.at(-1)?.end ?? 0)
  const width = columns.length + (hasChoice ? 1 : 0)
  const widthRem = columns.reduce((sum, column) => sum + column.width, hasChoice ? CHOICE_REM : 0)
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
        className="w-full table-fixed border-collapse text-left text-sm"
        style={{ minWidth: `${widthRem}rem` }}
      >
        <colgroup>
          {hasChoice ? <col style={{ width: `${CHOICE_REM}rem` }} /> : null}
          {columns.map(({ id, width: rem }) => (
            <col key={id} style={{ width: `${rem}rem` }} />
          ))}
        </colgroup>
        <DevicesHead shown={shown} choosable={mayChange.size} />
        <TableBody>
          <Spacer height={above} width={width} />
          {rows.map(({ index }) => {
            const device = devices[index]
            return device ? (
              <DeviceRow
                key={device.id}
                device={device}
                index={index}
                columns={shown}
                hasChoice={hasChoice}
                mayChange={mayChange.has(device.id)}
                review={review}
                measure={virtual.measureElement}
              />
            ) : null
          })}
          <Spacer height={below} width={width} />
        </TableBody>
      </table>
    </section>
  )
}

/** Stands for the rows that are not drawn. */
function Spacer({ height, width }: { height: number; width: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden>
      <td colSpan={width} style={{ height }} />
    </tr>
  )
}
