'use client'
import { useIsFetching } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { getReadingsOp } from '../live/late-operations'
import { pageQueries } from '../live/page-queries'
import { useNow } from '../live/use-now'

/**
 * The end of a range that moves with the time, renewed each `everyMs` and never while readings are on their way: a
 * server slower than the steps would else be asked anew before it could answer, and nothing would ever show. 0 until
 * the page is alive.
 */
export function useMovingEnd(everyMs: number): number {
  const nowMs = useNow(everyMs)
  const fetching = useIsFetching({ queryKey: [getReadingsOp.id] }, pageQueries())
  const [endMs, setEndMs] = useState(0)
  useEffect(() => {
    if (fetching === 0) setEndMs(nowMs)
  }, [nowMs, fetching])
  return endMs
}
