'use client'
import { useLayoutEffect, useRef } from 'react'
import type { LogRecord } from '@/lib/contract/logs'
import type { SizedRecord } from '../live/record-pack'
import type { Highlighter } from './highlight-parts'
import { LogRow } from './log-row'
import { shiftOf } from './shift-of'
import { useRowsInSight } from './use-rows-in-sight'

const ROW_PX = 34
/** Rows drawn ahead for the reader's hand; at the end of the list there is nothing ahead. */
const MORE = { reading: 12, following: 1 } as const
const NEAR_TOP_PX = 10 * ROW_PX

interface LogListProps {
  readonly rows: readonly SizedRecord[]
  readonly isFollowing: boolean
  readonly find: Highlighter
  readonly showsPrincipal: boolean
  /** The reader is near the first row. */
  onTop(): void
  onFollow(isFollowing: boolean): void
  onOpen(record: LogRecord): void
}

/** Only the rows in sight are in the page. Following keeps the newest in sight; scrolling up lets go, back down takes hold. */
export function LogList({ rows, isFollowing, find, showsPrincipal, onTop, onFollow, onOpen }: LogListProps) {
  const box = useRef<HTMLDivElement>(null)
  // While following the last rows are drawn at once, not after the scroll event that they will cause.
  const { from, to } = useRowsInSight(box, {
    count: rows.length,
    rowPx: ROW_PX,
    more: isFollowing ? MORE.following : MORE.reading,
    isAtEnd: isFollowing,
  })
  const height = rows.length * ROW_PX
  // Once the ring is full its height stays, the end stays in sight, and nothing is asked of the layout. The height is
  // known here: reading `scrollHeight` would have the page laid out at each batch.
  useLayoutEffect(() => {
    if (isFollowing && box.current) box.current.scrollTop = height
  }, [isFollowing, height])

  // Who reads further up keeps the rows in sight, whether older ones come before them or the ring lets go of some.
  const before = useRef(rows)
  useLayoutEffect(() => {
    const shift = shiftOf(before.current, rows)
    before.current = rows
    if (!isFollowing && shift !== 0 && box.current) box.current.scrollTop += shift * ROW_PX
  }, [isFollowing, rows])

  // Only the reader's own hand decides: scrolling that we did ourselves, or a list that grew, says nothing.
  const decide = () =>
    requestAnimationFrame(() => {
      const element = box.current
      if (!element) return
      onFollow(element.scrollHeight - element.scrollTop - element.clientHeight < ROW_PX)
      if (element.scrollTop < NEAR_TOP_PX) onTop()
    })
  const recordAt = ({ target }: { readonly target: EventTarget }): LogRecord | undefined => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null
    return row ? rows[Number(row.dataset.index)]?.record : undefined
  }
  // While records stream in, the row under the pointer may hold another one when the button goes up.
  const pressed = useRef<LogRecord>(undefined)
  return (
    <div
      ref={box}
      role="log"
      aria-label="Live Logs"
      aria-live="off"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="h-[min(48rem,calc(100dvh-18rem))] min-h-72 overflow-y-auto rounded-lg border contain-content bg-surface"
      onWheel={decide}
      onTouchMove={decide}
      onKeyUp={decide}
      onPointerUp={decide}
      onPointerDown={(event) => {
        pressed.current = recordAt(event)
      }}
      // One for all rows, which are drawn ten times a second. A click without a count comes from the keyboard.
      onClick={(event) => {
        const record = recordAt(event)
        if (record) onOpen(event.detail === 0 ? record : (pressed.current ?? record))
      }}
    >
      <div className="relative w-full" style={{ height }}>
        {rows.slice(from, to).map(({ record }, at) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a row that goes lends its elements to one that comes
            key={(from + at) % (to - from)}
            data-index={from + at}
            className="absolute top-0 left-0 w-full contain-strict"
            style={{ height: ROW_PX, transform: `translateY(${(from + at) * ROW_PX}px)` }}
          >
            <LogRow record={record} find={find} showsPrincipal={showsPrincipal} />
          </div>
        ))}
      </div>
    </div>
  )
}
