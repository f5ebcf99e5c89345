'use client'
import { useMemo } from 'react'
import type { Latest } from '@/lib/contract/readings'
import { type ChartSeries, chartSeries } from '../charts/chart-rows'
import type { TimeRange } from '../charts/time-range'
import { getReadingsOp } from '../live/late-operations'
import { useApi } from '../live/use-api'
import { trendWindow, usualGapMs } from './trend'

const POINTS = 60

interface Trend {
  readonly range: TimeRange
  readonly series: ChartSeries | undefined
  readonly usualMs: number | undefined
  readonly isPending: boolean
}

/** The last hour of a sensor that has reported: the reading says until when. */
export function useTrend(deviceId: string, reading: Latest | undefined, isSeen: boolean): Trend | undefined {
  const newestMs = reading ? Date.parse(reading.ts) : 0
  const range = trendWindow(newestMs)
  const { data, isPending } = useApi(
    getReadingsOp,
    {
      id: deviceId,
      sensor: reading?.sensorId ?? '',
      from: new Date(range.fromMs).toISOString(),
      to: new Date(range.toMs).toISOString(),
      points: POINTS,
    },
    { isEnabled: isSeen && reading !== undefined, keepsPrevious: true },
  )
  const series = useMemo(
    () => (data ? chartSeries(data, range.toMs - range.fromMs) : undefined),
    [data, range.toMs, range.fromMs],
  )
  return reading && { range, series, usualMs: data && usualGapMs(data), isPending }
}
