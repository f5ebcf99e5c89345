'use client'

import { type RefObject, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { type RowRange, rowsInSight, sightOf } from './rows-in-sight'

interface RowsOptions {
  readonly count: number
  readonly rowPx: number
  /** Drawn beyond both edges of the box. */
  readonly more: number
  /** The box is kept at the end of the list. */
  readonly isAtEnd: boolean
}

/** The rows to draw of a list that scrolls in `box`; a new answer comes with the rows, and when others come in sight. */
export function useRowsInSight(
  box: RefObject<HTMLElement | null>,
  { count, rowPx, more, isAtEnd }: RowsOptions,
): RowRange {
  const [sight, setSight] = useState(() => sightOf(0, 0, rowPx))
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const look = () =>
      setSight((old) => {
        const now = sightOf(element.scrollTop, element.clientHeight, rowPx)
        return now.first === old.first && now.held === old.held ? old : now
      })
    look()
    // At once: a frame later the reader would see where the rows are missing.
    const onScroll = () => flushSync(look)
    element.addEventListener('scroll', onScroll, { passive: true })
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    return () => {
      element.removeEventListener('scroll', onScroll)
      sizes.disconnect()
    }
  }, [box, rowPx])
  return rowsInSight(sight, count, more, isAtEnd)
}
