'use client'
import { useRef } from 'react'
import type { DeviceDetail } from '@/lib/contract/devices'
import type { Sensor } from '@/lib/contract/sensors'
import { QueryError } from '../live/query-error'
import { Skeleton } from '../ui/skeleton'
import { periodBefore } from './before'
import { HistoryPanel } from './history-panel'
import { HistorySaves } from './history-saves'
import { SeriesLegend } from './series-legend'
import type { TimeRange } from './time-range'
import type { useChartChoice } from './use-chart-choice'
import { useReadings } from './use-readings'

interface HistoryBoardProps {
  readonly device: DeviceDetail
  readonly sensors: readonly Sensor[]
  readonly range: TimeRange
  readonly choice: ReturnType<typeof useChartChoice>
  /** The page is alive and knows the time. */
  readonly isReady: boolean
  onZoom(range: TimeRange): void
}

/** A chart or table of each picked sensor, one below the other over the same time. */
export function HistoryBoard({ device, sensors, range, choice, isReady, onZoom }: HistoryBoardProps) {
  const [{ only, compare, view }, setChoice] = choice
  const panels = useRef<HTMLDivElement>(null)
  const ids = sensors.map(({ id }) => id)
  const readings = useReadings(device.id, ids, isReady ? range : undefined)
  const before = useReadings(device.id, compare ? ids : [], isReady ? periodBefore(range) : undefined)
  const alone = ids.length > 1 ? ids.find((id) => id === only) : undefined
  const shown = sensors
    .map((sensor, index) => ({ sensor, index }))
    .filter(({ sensor }) => alone === undefined || sensor.id === alone)
  const loaded = shown.flatMap(({ sensor, index }) =>
    [before[index]?.data, readings[index]?.data].flatMap((data) =>
      data ? [{ sensor, readings: data }] : [],
    ),
  )
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <SeriesLegend
          sensors={sensors}
          alone={alone}
          isComparing={compare}
          onAlone={(id) => void setChoice({ only: id })}
        />
        <HistorySaves
          deviceName={device.name}
          range={range}
          loaded={loaded}
          isTable={view === 'table'}
          panels={panels}
        />
      </div>
      <div ref={panels} className="flex min-w-0 flex-col gap-4">
        {shown.map(({ sensor, index }) => {
          const result = readings[index]
          if (result === undefined) return null
          if (result.isError) {
            return <QueryError key={sensor.id} error={result.error} onRetry={() => void result.refetch()} />
          }
          if (result.data === undefined) return <Skeleton key={sensor.id} className="h-64" />
          const earlier = before[index]
          return (
            <div key={sensor.id} className="flex min-w-0 flex-col gap-2">
              {earlier?.isError ? (
                <QueryError error={earlier.error} onRetry={() => void earlier.refetch()} />
              ) : null}
              <HistoryPanel
                tenantId={device.tenantId}
                sensor={sensor}
                readings={result.data}
                before={earlier?.data}
                range={range}
                face={index}
                isAlone={alone !== undefined}
                isTable={view === 'table'}
                onZoom={onZoom}
              />
            </div>
          )
        })}
      </div>
    </>
  )
}
