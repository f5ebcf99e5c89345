'use client'
import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import type { Readings } from '@/lib/contract/readings'
import type { Sensor } from '@/lib/contract/sensors'
import { PinButton } from '../pins/pin-button'
import { Card } from '../ui/card'
import { Skeleton } from '../ui/skeleton'
import { shiftedRows } from './before'
import { chartSeries } from './chart-rows'
import { describeReadings } from './describe-readings'
import { DragZoom } from './drag-zoom'
import { HistoryTable } from './history-table'
import { sensorLabel } from './sensor-label'
import type { TimeRange } from './time-range'

/** The chart library is fetched with the first chart, not with the page. */
const HistoryChart = dynamic(() => import('./history-chart'), {
  ssr: false,
  loading: () => <Skeleton className="h-50" />,
})

const HEIGHT = 200
const HEIGHT_ALONE = 380

interface HistoryPanelProps {
  readonly tenantId: number
  readonly sensor: Sensor
  readonly readings: Readings
  /** Those of the period before, where they are compared. */
  readonly before: Readings | undefined
  readonly range: TimeRange
  readonly face: number
  readonly isAlone: boolean
  readonly isTable: boolean
  onZoom(range: TimeRange): void
}

export function HistoryPanel(props: HistoryPanelProps) {
  const { sensor, readings, before, range, isTable } = props
  const spanMs = range.toMs - range.fromMs
  const series = useMemo(() => chartSeries(readings, spanMs), [readings, spanMs])
  const beforeRows = useMemo(
    () => (before ? shiftedRows(chartSeries(before, spanMs), spanMs) : []),
    [before, spanMs],
  )
  const isDrawn = [series.rows, beforeRows].some((rows) => rows.some(({ value }) => value !== null))
  const isNothing = readings.points.length + (before?.points.length ?? 0) === 0
  const label = sensorLabel(sensor)
  const note = describeReadings(readings, series.undrawable)
  return (
    <Card
      title={label}
      description={note}
      isFlush={isTable}
      actions={
        <PinButton tenantId={props.tenantId} deviceId={sensor.deviceId} sensorId={sensor.id} label={label} />
      }
    >
      {isNothing ? (
        <p data-face="empty" className="px-4 py-6 text-center text-sm text-ink-muted">
          Nothing was stored in this range. Choose a longer one, or go earlier.
        </p>
      ) : isTable || !isDrawn ? (
        <>
          <HistoryTable name={label} readings={readings} />
          {before ? (
            <>
              <p className="px-4 py-2 text-sm text-ink-muted">
                The period before: {describeReadings(before, 0)}
              </p>
              <HistoryTable name={`${label}, the period before`} readings={before} />
            </>
          ) : null}
        </>
      ) : (
        <DragZoom range={range} onZoom={props.onZoom}>
          {/* No image: the chart inside takes the focus and reads its points out by arrow keys. */}
          <figure
            aria-label={`${label}: ${note}. "Show as table" has the same numbers.`}
            data-chart={label}
            data-chart-note={note}
          >
            {/* A new span is a new chart: the old one's tooltip would go on pointing at another time. */}
            <HistoryChart
              key={spanMs}
              series={series}
              range={range}
              unit={sensor.unit ?? ''}
              face={props.face}
              before={beforeRows}
              height={props.isAlone ? HEIGHT_ALONE : HEIGHT}
            />
          </figure>
        </DragZoom>
      )}
    </Card>
  )
}
