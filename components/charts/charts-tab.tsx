'use client'
import { ChartLine } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { DeviceDetail } from '@/lib/contract/devices'
import { listSensorsOp } from '../live/late-operations'
import { QueryError } from '../live/query-error'
import { useApi } from '../live/use-api'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Skeleton } from '../ui/skeleton'
import { RangePicker } from './range-picker'
import { RangeSteps } from './range-steps'
import { SensorPicker } from './sensor-picker'
import { SERIES_MAX } from './series-faces'
import { movesEveryMs, type RangeChoice, resolveRange } from './time-range'
import { useChartChoice } from './use-chart-choice'
import { useMovingEnd } from './use-moving-end'
import { useZoom } from './use-zoom'

const HistoryBoard = dynamic(() => import('./history-board').then((board) => board.HistoryBoard), {
  ssr: false,
  loading: () => <Skeleton className="h-64" />,
})

export function ChartsTab({ device }: { readonly device: DeviceDetail }) {
  const chartChoice = useChartChoice()
  const [choice, setChoice] = chartChoice
  const endMs = useMovingEnd(movesEveryMs(choice.range))
  const [openedMs] = useState(() => Date.now())
  const rangeChoice: RangeChoice = { preset: choice.range, from: choice.from, to: choice.to }
  const range = resolveRange(rangeChoice, endMs || openedMs)
  const { zoom, back, mayGoBack } = useZoom(chartChoice)
  const sensors = useApi(listSensorsOp, { id: device.id })

  if (sensors.isError) return <QueryError error={sensors.error} onRetry={() => void sensors.refetch()} />
  if (sensors.isPending) return <Skeleton className="h-64" />
  const known = sensors.data.items
  if (known.length === 0) {
    return (
      <EmptyState
        icon={ChartLine}
        title="Nothing to draw yet"
        sentence="This device has no sensors. The Sensors tab says how its first one comes to be."
      />
    )
  }
  const asked = choice.sensors
    .flatMap((id) => known.filter((sensor) => sensor.id === id))
    .slice(0, SERIES_MAX)
  const first = known.find(({ type, slug }) => type === 'number' && slug !== null) ?? known[0]
  const picked = asked.length > 0 || first === undefined ? asked : [first]
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <SensorPicker
          sensors={known}
          picked={picked.map(({ id }) => id)}
          onPick={(ids) => void setChoice({ sensors: ids })}
        />
        <RangePicker
          choice={rangeChoice}
          range={range}
          onPreset={(preset) => void setChoice({ range: preset, from: null, to: null })}
          onFixed={(from, to) => void setChoice({ from, to })}
        />
        {typeof range === 'string' ? null : (
          <RangeSteps range={range} mayGoBack={mayGoBack} onRange={zoom} onBack={back} />
        )}
        <div className="flex flex-wrap gap-1 sm:ml-auto">
          <Button
            size="sm"
            aria-pressed={choice.compare}
            variant={choice.compare ? 'primary' : 'secondary'}
            onClick={() => void setChoice({ compare: !choice.compare })}
          >
            Compare with before
          </Button>
          <Button
            size="sm"
            onClick={() => void setChoice({ view: choice.view === 'table' ? 'chart' : 'table' })}
          >
            {choice.view === 'table' ? 'Show charts' : 'Show as table'}
          </Button>
        </div>
      </div>
      {typeof range === 'string' ? (
        <p role="alert" className="text-sm text-bad">
          {range}
        </p>
      ) : (
        <>
          <p className="text-xs text-ink-faint">
            {mayGoBack
              ? 'This stretch stands still. Back, or a preset, goes on with the time.'
              : `Ends now and moves on every ${movesEveryMs(choice.range) / 1000} s. Drag over a chart to zoom in.`}
          </p>
          <HistoryBoard
            device={device}
            sensors={picked}
            range={range}
            choice={chartChoice}
            isReady={endMs !== 0}
            onZoom={zoom}
          />
        </>
      )}
    </div>
  )
}
