'use client'
import dynamic from 'next/dynamic'
import type { Readings } from '@/lib/contract/readings'
import type { Sensor } from '@/lib/contract/sensors'
import { Card } from '../ui/card'
import { Skeleton } from '../ui/skeleton'
import { chartSeries } from './chart-rows'
import { formatBucket } from './chart-scales'
import { HistoryTable } from './history-table'
import { sensorLabel } from './sensor-label'
import type { TimeRange } from './time-range'

/** The chart library is fetched with the first chart, not with the page. */
const HistoryChart = dynamic(() => import('./history-chart'), {
  ssr: false,
  loading: () => <Skeleton className="h-50" />,
})

export function HistoryPanel({
  sensor,
  readings,
  range,
  face,
  isTable,
}: {
  readonly sensor: Sensor
  readonly readings: Readings
  readonly range: TimeRange
  readonly face: number
  readonly isTable: boolean
}) {
  const series = chartSeries(readings, range.toMs - range.fromMs)
  const drawn = series.rows.some(({ value }) => value !== null)
  return (
    <Card
      title={sensorLabel(sensor)}
      description={`${describe(readings)}${
        series.undrawable > 0 ? `; ${series.undrawable} are no numbers and stand only in the table` : ''
      }`}
      isFlush={isTable}
    >
      {readings.points.length === 0 ? (
        <p className="px-4 py-6 text-center text-sm text-ink-muted">
          Nothing was stored in this range. Choose a longer one.
        </p>
      ) : isTable || !drawn ? (
        <HistoryTable name={sensorLabel(sensor)} readings={readings} />
      ) : (
        <HistoryChart series={series} range={range} unit={sensor.unit ?? ''} face={face} />
      )}
    </Card>
  )
}

function describe(readings: Readings): string {
  const count = readings.points.length.toLocaleString('en')
  if (readings.mode === 'raw') return `${count} raw points`
  return `min / avg / max of ${formatBucket(readings.bucketSeconds)}, ${count} buckets`
}
