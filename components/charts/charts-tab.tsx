'use client'
import { ChartLine, Download } from 'lucide-react'
import { useState } from 'react'
import type { DeviceDetail } from '@/lib/contract/devices'
import { listSensorsOp } from '@/lib/contract/sensors'
import { QueryError } from '../live/query-error'
import { useApi } from '../live/use-api'
import { useNow } from '../live/use-now'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { saveText } from '../ui/save-text'
import { Skeleton } from '../ui/skeleton'
import { HistoryPanel } from './history-panel'
import { RangePicker } from './range-picker'
import { readingsCsv } from './readings-csv'
import { sensorLabel } from './sensor-label'
import { SensorPicker } from './sensor-picker'
import { SERIES_MAX } from './series-faces'
import { type RangeChoice, resolveRange } from './time-range'
import { useChartChoice } from './use-chart-choice'
import { useReadings } from './use-readings'

/** A preset ends now: the page moves on by itself this often. */
const REFRESH_MS = 30_000

export function ChartsTab({ device }: { readonly device: DeviceDetail }) {
  const [choice, setChoice] = useChartChoice()
  const nowMs = useNow(REFRESH_MS)
  const [openedMs] = useState(() => Date.now())
  const rangeChoice: RangeChoice = { preset: choice.range, from: choice.from, to: choice.to }
  const range = resolveRange(rangeChoice, nowMs || openedMs)
  const sensors = useApi(listSensorsOp, { id: device.id })
  const known = sensors.data?.items ?? []
  const asked = choice.sensors.filter((id) => known.some((sensor) => sensor.id === id)).slice(0, SERIES_MAX)
  const first = known.find(({ type, slug }) => type === 'number' && slug !== null) ?? known[0]
  const picked = asked.length > 0 || first === undefined ? asked : [first.id]
  const readings = useReadings(
    device.id,
    picked,
    typeof range === 'string' || nowMs === 0 ? undefined : range,
  )

  if (sensors.isError) return <QueryError error={sensors.error} onRetry={() => void sensors.refetch()} />
  if (sensors.isPending) return <Skeleton className="h-64" />
  if (known.length === 0) {
    return (
      <EmptyState
        icon={ChartLine}
        title="Nothing to draw yet"
        sentence="This device has no sensors. A sensor appears when it is created, or when a Capture source first names it."
      />
    )
  }
  const loaded = picked.flatMap((id, index) => {
    const sensor = known.find((one) => one.id === id)
    const data = readings[index]?.data
    return sensor && data ? [{ sensor, data }] : []
  })
  const download = () =>
    saveText(
      `${device.name}.csv`,
      'text/csv;charset=utf-8',
      readingsCsv(
        loaded.map(({ sensor, data }) => ({ name: sensorLabel(sensor), unit: sensor.unit, readings: data })),
      ),
    )
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <SensorPicker sensors={known} picked={picked} onPick={(ids) => void setChoice({ sensors: ids })} />
        <RangePicker
          choice={rangeChoice}
          range={range}
          onPreset={(preset) => void setChoice({ range: preset, from: null, to: null })}
          onFixed={(from, to) => void setChoice({ from, to })}
        />
        <div className="flex gap-1 sm:ml-auto">
          <Button
            size="sm"
            aria-pressed={choice.view === 'table'}
            onClick={() => void setChoice({ view: choice.view === 'table' ? 'chart' : 'table' })}
          >
            {choice.view === 'table' ? 'Show charts' : 'Show as table'}
          </Button>
          <Button size="sm" onClick={download} disabled={loaded.length === 0}>
            <Download aria-hidden /> CSV
          </Button>
        </div>
      </div>
      {typeof range === 'string' ? (
        <p role="alert" className="text-sm text-bad">
          {range}
        </p>
      ) : (
        picked.map((id, index) => {
          const sensor = known.find((one) => one.id === id)
          const result = readings[index]
          if (sensor === undefined || result === undefined) return null
          if (result.isError) {
            return <QueryError key={id} error={result.error} onRetry={() => void result.refetch()} />
          }
          if (result.data === undefined) return <Skeleton key={id} className="h-64" />
          return (
            <HistoryPanel
              key={id}
              sensor={sensor}
              readings={result.data}
              range={range}
              face={index}
              isTable={choice.view === 'table'}
            />
          )
        })
      )}
    </div>
  )
}
