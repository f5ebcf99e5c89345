'use client'
import { useEffect, useState } from 'react'
import { filterFault, type LogFilter } from '@/lib/contract/log-filter'
import { sized } from '../live/join-history'
import { RING_ROWS_MAX } from '../live/live-messages'
import type { LogScope } from '../live/log-view'
import type { SizedRecord } from '../live/record-pack'
import { useLogRecords } from '../live/use-log-records'
import { type LogPlace, logQuery } from './log-query'
import { hasOlderThan } from './older-end'
import { useLogHistory } from './use-log-history'

/** A view that stands still holds more than the ring, and not without end. */
const HELD_ROWS_MAX = 50_000

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
  // What a ring has let go of it does not take again.
  const isFull = pause === undefined && (live.dropped > 0 || live.rows.length >= RING_ROWS_MAX)
  const hasRoom = rows.length < HELD_ROWS_MAX
  return {
    rows,
    seen: live.seen,
    source,
    dropped: live.dropped,
    isRefused: live.isRefused,
    isPatternGivenUp: live.isPatternGivenUp ?? false,
    history,
    hasOlder: history.kind === 'there' && hasOlderThan(history.end, rows[0]),
    hasRoom,
    loadOlder: async () => {
      if (!oldest || !hasRoom) return
      // A full ring lets its first rows go as others come: what is read stands still meanwhile.
      if (isFull) setPause({ rows, received: live.received })
      const items = await history.loadOlder(oldest)
      setPause((now) => now && { ...now, rows: withOlder(now.rows, items.toReversed().map(sized)) })
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

/** Each once: a pause that began meanwhile has them already. */
function withOlder(rows: readonly SizedRecord[], older: readonly SizedRecord[]): readonly SizedRecord[] {
  const first = rows[0]?.seq ?? Number.POSITIVE_INFINITY
  return [...older.filter(({ seq }) => seq < first), ...rows]
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
