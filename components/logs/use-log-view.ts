'use client'
import { useEffect, useState } from 'react'
import { filterFault, type LogFilter } from '@/lib/contract/log-filter'
import { sized } from '../live/join-history'
import type { SizedRecord } from '../live/live-messages'
import { RING_ROWS_MAX } from '../live/live-messages'
import type { LogScope } from '../live/log-view'
import { useLogRecords } from '../live/use-log-records'
import { type LogPlace, logQuery } from './log-query'
import { useLogHistory } from './use-log-history'

/** A view that stands still: the rows at the moment of the pause, and what had come in by then. */
interface Pause {
  readonly rows: readonly SizedRecord[]
  readonly received: number
}

/** History and live records joined, filtered where they come from, and held still while paused. */
export function useLogView(scope: LogScope | undefined, place: LogPlace, filter: LogFilter) {
  const live = useLogRecords(scope, filter)
  const { source } = live
  const [pause, setPause] = useState<Pause>()
  const history = useLogHistory(logQuery(place, filter), live, scope !== undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter shows other rows, and goes on
  useEffect(() => setPause(undefined), [source])

  const rows = pause?.rows ?? live.rows
  const oldest = rows[0]?.record
  const hasRoom = pause !== undefined || live.rows.length < RING_ROWS_MAX
  return {
    rows,
    seen: live.seen,
    source,
    dropped: live.dropped,
    isRefused: live.isRefused,
    history,
    hasOlder: history.kind === 'there' && history.hasOlder && oldest !== undefined,
    hasRoom,
    loadOlder: async () => {
      if (!oldest || !hasRoom) return
      const items = await history.loadOlder(oldest.at)
      const before = items.toReversed().map(sized)
      setPause((now) => now && { ...now, rows: [...before, ...now.rows] })
    },
    isPaused: pause !== undefined,
    newSincePause: pause ? live.received - pause.received : 0,
    setPaused: (isPaused: boolean) =>
      setPause(isPaused ? { rows: live.rows, received: live.received } : undefined),
    clear: () => {
      source.clearRecords()
      history.forgetOlder()
      setPause(undefined)
    },
  }
}

const SETTLE_MS = 300

/** The filter once its writer has paused, and only one that can be asked; till then the one before. */
export function useAskedFilter(filter: LogFilter, everything: LogFilter): LogFilter {
  const [asked, setAsked] = useState(filterFault(filter) ? everything : filter)
  useEffect(() => {
    if (filterFault(filter)) return
    const timer = setTimeout(() => setAsked(filter), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [filter])
  return asked
}
