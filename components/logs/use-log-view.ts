'use client'
import { useEffect, useMemo, useState } from 'react'
import type { DeviceDetail } from '@/lib/contract/devices'
import { listLogsOp } from '@/lib/contract/logs'
import { liveTargetOf } from '../device/live-target-of'
import type { SizedRecord } from '../live/live-messages'
import { useLiveRecords } from '../live/live-provider'
import { useApi } from '../live/use-api'
import { isFiltering, type LogFilter, logMatcher } from './log-filter'

const HISTORY_ROWS = 200

/** A view that stands still: the rows at the moment of the pause, and what had come in by then. */
interface Pause {
  readonly rows: readonly SizedRecord[]
  readonly received: number
}

/** History and live records joined, filtered, and held still while paused. */
export function useLogView(device: DeviceDetail, filter: LogFilter) {
  const live = useLiveRecords(liveTargetOf(device))
  const { source, grants } = live
  const [pause, setPause] = useState<Pause>()
  const history = useApi(listLogsOp, { deviceId: device.id, limit: HISTORY_ROWS })
  const { refetch, data } = history

  // The feed is granted first and history asked for after it, so the two overlap: no gap, also after a reconnect.
  useEffect(() => {
    if (grants > 0) void refetch()
  }, [grants, refetch])
  useEffect(() => {
    if (data) source.join(data.items)
  }, [data, source])

  const all = pause?.rows ?? live.rows
  const matches = useMemo(() => logMatcher(filter), [filter])
  const rows = useMemo(
    () => (isFiltering(filter) ? all.filter(({ record }) => matches(record)) : all),
    [all, filter, matches],
  )
  return {
    rows,
    total: all.length,
    received: live.received,
    dropped: live.dropped,
    isRefused: live.isRefused,
    history,
    isPaused: pause !== undefined,
    newSincePause: pause ? live.received - pause.received : 0,
    setPaused: (isPaused: boolean) =>
      setPause(isPaused ? { rows: live.rows, received: live.received } : undefined),
    clear: () => {
      source.clearRecords()
      setPause(undefined)
    },
  }
}
