'use client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { LogRecord } from '@/lib/contract/logs'
import type { SizedRecord } from '../live/live-messages'
import { LogRow } from './log-row'

const ROW_PX = 34
const OVERSCAN = 12

/** Stays the same function: a new one would have 10,000 rows measured anew at each batch. */
const estimateSize = (): number => ROW_PX

interface LogListProps {
  readonly rows: readonly SizedRecord[]
  readonly isFollowing: boolean
  onFollow(isFollowing: boolean): void
  onOpen(record: LogRecord): void
}

/** Only the rows in sight are in the page. Following keeps the newest in sight; scrolling up lets go, back down takes hold. */
export function LogList({ rows, isFollowing, onFollow, onOpen }: LogListProps) {
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize,
    overscan: OVERSCAN,
  })
  const newest = rows.at(-1)?.record.seq
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new record is a reason to scroll
  useEffect(() => {
    const element = box.current
    if (isFollowing && element) element.scrollTop = element.scrollHeight
  }, [isFollowing, newest, rows.length])

  // Only the reader's own hand decides: scrolling that we did ourselves, or a list that grew, says nothing.
  const decide = () =>
    requestAnimationFrame(() => {
      const element = box.current
      if (element) onFollow(element.scrollHeight - element.scrollTop - element.clientHeight < ROW_PX)
    })
  return (
    <div
      ref={box}
      role="log"
      aria-label="Live Logs"
      aria-live="off"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="h-[min(36rem,calc(100dvh-16rem))] min-h-72 overflow-y-auto rounded-lg border bg-surface"
      onWheel={decide}
      onTouchMove={decide}
      onKeyUp={decide}
      onPointerUp={decide}
    >
      <div className="relative w-full" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          return row ? (
            <div
              key={row.record.seq}
              className="absolute top-0 left-0 w-full"
              style={{ height: ROW_PX, transform: `translateY(${item.start}px)` }}
            >
              <LogRow record={row.record} onOpen={onOpen} />
            </div>
          ) : null
        })}
      </div>
    </div>
  )
}
