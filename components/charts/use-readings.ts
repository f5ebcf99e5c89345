'use client'
import { useQueries } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Readings } from '@/lib/contract/readings'
import { apiGet } from '../live/api-call'
import { getReadingsOp } from '../live/late-operations'
import { pageQueries } from '../live/page-queries'
import type { TimeRange } from './time-range'

/** More are not drawn apart on a screen, and the chart library slows down. */
const POINTS_MAX = 500
/** A range that moves leaves an answer behind each time: they are soon let go of. */
const KEEP_MS = 60_000

/** History of each sensor; the last answer stays while the range moves. */
export function useReadings(deviceId: string, sensorIds: readonly string[], range: TimeRange | undefined) {
  // `keepPreviousData` knows of one query at a time: of several, each new range would begin with nothing.
  const last = useRef(new Map<string, Readings>())
  const results = useQueries(
    {
      queries: sensorIds.map((sensor) => ({
        queryKey: [getReadingsOp.id, deviceId, sensor, range?.fromMs, range?.toMs],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          apiGet(
            getReadingsOp,
            {
              id: deviceId,
              sensor,
              from: new Date(range?.fromMs ?? 0).toISOString(),
              to: new Date(range?.toMs ?? 0).toISOString(),
              points: POINTS_MAX,
            },
            signal,
          ),
        enabled: range !== undefined,
        placeholderData: () => last.current.get(`${deviceId} ${sensor}`),
        gcTime: KEEP_MS,
      })),
    },
    pageQueries(),
  )
  useEffect(() => {
    for (const [index, { data, isPlaceholderData }] of results.entries()) {
      if (data && !isPlaceholderData) last.current.set(`${deviceId} ${sensorIds[index]}`, data)
    }
  })
  return results
}
