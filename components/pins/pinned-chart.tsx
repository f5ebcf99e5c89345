'use client'
import { PinOff } from 'lucide-react'
import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import { chartSeries } from '../charts/chart-rows'
import { formatValue } from '../charts/chart-scales'
import { describeReadings } from '../charts/describe-readings'
import { sensorLabel } from '../charts/sensor-label'
import type { RangePreset, TimeRange } from '../charts/time-range'
import { useReadings } from '../charts/use-readings'
import { devicePath } from '../device/device-path'
import { ApiError } from '../live/api-call'
import { getDeviceOp, listSensorsOp } from '../live/late-operations'
import { QueryError } from '../live/query-error'
import { useApi } from '../live/use-api'
import { Button } from '../ui/button'
import { Link } from '../ui/link'
import { Skeleton } from '../ui/skeleton'
import type { Pin } from './pins'

const HEIGHT = 140
const HistoryChart = dynamic(() => import('../charts/history-chart'), {
  ssr: false,
  loading: () => <Skeleton className="h-35" />,
})

export function PinnedChart({
  pin,
  span,
  range,
  onUnpin,
}: {
  readonly pin: Pin
  readonly span: RangePreset
  readonly range: TimeRange | undefined
  onUnpin(): void
}) {
  const device = useApi(getDeviceOp, { id: pin.deviceId })
  const sensors = useApi(listSensorsOp, { id: pin.deviceId })
  const [readings] = useReadings(pin.deviceId, [pin.sensorId], range)
  const sensor = sensors.data?.items.find(({ id }) => id === pin.sensorId)
  const isGone =
    (sensors.isSuccess && sensor === undefined) ||
    [device.error, sensors.error].some((error) => error instanceof ApiError && error.status === 404)
  const unpin = (what: string) => (
    <Button
      size="icon-sm"
      variant="ghost"
      aria-label={`Unpin ${what}`}
      title={`Unpin ${what}`}
      onClick={onUnpin}
    >
      <PinOff aria-hidden />
    </Button>
  )
  if (isGone) {
    return (
      <Shell head="This sensor is gone, or out of your sight." unpin={unpin('what is gone')}>
        {null}
      </Shell>
    )
  }
  const failed = device.isError
    ? device
    : sensors.isError
      ? sensors
      : readings?.isError
        ? readings
        : undefined
  if (failed?.error) return <QueryError error={failed.error} onRetry={() => void failed.refetch()} />
  if (
    device.data === undefined ||
    sensor === undefined ||
    readings?.data === undefined ||
    range === undefined
  ) {
    return <Skeleton className="h-44" />
  }
  const label = sensorLabel(sensor)
  const series = chartSeries(readings.data, range.toMs - range.fromMs)
  const newest = series.rows.at(-1)?.value ?? undefined
  const note = describeReadings(readings.data, series.undrawable)
  return (
    <Shell
      head={
        <Link
          className="font-medium text-accent hover:underline"
          href={`${devicePath(device.data)}/charts?sensors=${sensor.id}&range=${span}`}
        >
          {device.data.name}: {label}
        </Link>
      }
      value={newest === undefined ? undefined : `${formatValue(newest)} ${sensor.unit ?? ''}`}
      note={note}
      unpin={unpin(`${device.data.name}: ${label}`)}
    >
      {newest === undefined ? (
        <p data-face="empty" className="py-6 text-center text-sm text-ink-muted">
          {readings.data.points.length === 0
            ? 'Nothing was stored in this range.'
            : 'No numbers in this range.'}
        </p>
      ) : (
        <figure aria-label={`${label} of ${device.data.name}: ${note}`}>
          <HistoryChart series={series} range={range} unit={sensor.unit ?? ''} face={0} height={HEIGHT} />
        </figure>
      )}
    </Shell>
  )
}

function Shell(props: {
  head: ReactNode
  value?: string | undefined
  note?: string
  unpin: ReactNode
  children: ReactNode
}) {
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="flex items-start gap-2 text-sm">
        <div className="min-w-0 flex-1">
          {props.head}
          {props.note ? <p className="text-xs text-ink-faint">{props.note}</p> : null}
        </div>
        {props.value ? <span className="font-mono font-medium">{props.value}</span> : null}
        {props.unpin}
      </div>
      {props.children}
    </div>
  )
}
