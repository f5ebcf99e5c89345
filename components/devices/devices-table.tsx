'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { ListedDevice } from '@/lib/contract/devices'
import type { ReviewDeviceAction } from '../device/review-device'
import { SelectPage, SelectRow } from '../device-bulk/selection'
import { SortHead } from '../lists/sort-head'
import { TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { DeviceCell } from './device-cell'
import { columnsOf, type DeviceColumn } from './device-columns'
import type { DevicePages } from './use-device-pages'

const ROW_PX = 44
const OVERSCAN = 12
/** So many rows before the end the next page is asked for. */
const AHEAD = 20

/** Only the rows in sight are drawn, so that it is as fluent with ten thousand. */
export function DevicesTable({
  pages,
  shown,
  mayChange,
  review,
}: {
  pages: DevicePages
  shown: readonly DeviceColumn[]
  /** Ids of those that the reader may change: choose for an action, or say that it has looked at a new one. */
  mayChange: ReadonlySet<string>
  review: ReviewDeviceAction
}) {
  const { devices, hasMore, isLoading, problem, loadMore } = pages
  const box = useRef<HTMLElement>(null)
  const virtual = useVirtualizer({
    count: devices.length,
    getScrollElement: () => box.current,
    getItemKey: (index) => devices[index]?.id ?? index,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    // What the server draws, and a browser before it has measured.
    initialRect: { width: 1024, height: 800 },
  })
  const rows = virtual.getVirtualItems()
  const last = rows.at(-1)?.index ?? 0
  const isNearEnd = hasMore && problem === undefined && last >= devices.length - AHEAD
  useEffect(() => {
    if (isNearEnd && !isLoading) loadMore()
  }, [isNearEnd, isLoading, loadMore])
  const columns = columnsOf(true).filter(({ id }) => shown.includes(id))
  const hasChoice = mayChange.size > 0
  const width = columns.length + (hasChoice ? 1 : 0)
  const above = rows[0]?.start ?? 0
  const below = virtual.getTotalSize() - (rows.at(-1)?.end ?? 0)
  return (
    <section
      ref={box}
      aria-label="Devices"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative max-h-[max(24rem,calc(100dvh-15rem))] w-full overflow-auto rounded-lg border bg-surface"
    >
      <table
        aria-label="Devices"
        aria-rowcount={hasMore ? -1 : devices.length + 1}
        className="w-full border-collapse text-left text-sm"
      >
        <TableHead>
          <tr aria-rowindex={1}>
            {hasChoice ? (
              <TableHeadCell className="w-8">
                <SelectPage count={mayChange.size} />
              </TableHeadCell>
            ) : null}
            {columns.map((column) =>
              'sort' in column ? (
                <SortHead key={column.id} label={column.label} sortKey={column.sort} first="name" />
              ) : (
                <TableHeadCell key={column.id} className={column.id === 'rate' ? 'text-right' : undefined}>
                  {column.label}
                </TableHeadCell>
              ),
            )}
          </tr>
        </TableHead>
        <TableBody>
          <Spacer height={above} width={width} />
          {rows.map(({ index }) => {
            const device: ListedDevice | undefined = devices[index]
            if (!device) return null
            const mayChangeIt = mayChange.has(device.id)
            return (
              <TableRow
                key={device.id}
                ref={virtual.measureElement}
                data-index={index}
                aria-rowindex={index + 2}
              >
                {hasChoice ? (
                  <TableCell>
                    {mayChangeIt ? <SelectRow id={device.id} name={device.name} /> : null}
                  </TableCell>
                ) : null}
                {columns.map(({ id }) => (
                  <DeviceCell key={id} column={id} device={device} mayChange={mayChangeIt} review={review} />
                ))}
              </TableRow>
            )
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
