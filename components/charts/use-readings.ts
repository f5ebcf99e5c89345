'use client'
import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { getReadingsOp } from '@/lib/contract/readings'
import { apiGet } from '../live/api-call'
import type { TimeRange } from './time-range'

/** More are not drawn apart on a screen, and the chart library slows down. */
const POINTS_MAX = 500

/** History of each sensor; the last answer stays while the range moves. */
export function useReadings(deviceId: string, sensorIds: readonly string[], range: TimeRange | undefined) {
  return useQueries({
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
      placeholderData: keepPreviousData,
    })),
  })
}
