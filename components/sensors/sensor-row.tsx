'use client'
import type { ReactNode } from 'react'
import type { Latest } from '@/lib/contract/readings'
import type { Sensor } from '@/lib/contract/sensors'
import { formatAge } from '../live/format-age'
import { showValue } from '../live/show-value'
import { Badge } from '../ui/badge'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { Skeleton } from '../ui/skeleton'
import { StatusMark } from '../ui/status-mark'
import { TableCell, TableRow } from '../ui/table'
import { Sparkline } from './sparkline'
import { isStale } from './trend'
import { useSeen } from './use-seen'
import { useTrend } from './use-trend'

export function SensorRow({
  sensor,
  reading,
  absence,
  nowMs,
  chartHref,
  children,
}: {
  readonly sensor: Sensor
  readonly reading: Latest | undefined
  /** Why there is no reading to show. */
  readonly absence: string
  readonly nowMs: number
  readonly chartHref: string
  /** What can be done with it. */
  readonly children: ReactNode
}) {
  const { ref, isSeen } = useSeen<HTMLSpanElement>()
  const trend = useTrend(sensor.deviceId, reading, isSeen)
  const known = sensor.slug ?? `${sensor.measurement}/${sensor.key}`
  return (
    <TableRow>
      <TableCell className="min-w-32">
        <span className="font-medium">{sensor.slug ?? <span className="text-ink-faint">–</span>}</span>
        {sensor.name ? <span className="block text-xs text-ink-muted">{sensor.name}</span> : null}
        {sensor.aliases.length > 0 ? (
          <span className="mt-0.5 flex flex-wrap gap-1">
            {sensor.aliases.map((alias) => (
              <Badge key={alias}>also {alias}</Badge>
            ))}
          </span>
        ) : null}
      </TableCell>
      <TableCell className="min-w-44 font-mono text-xs break-all text-ink-muted">
        {sensor.connection}/{sensor.measurement}/{sensor.key}
      </TableCell>
      <TableCell className="text-ink-muted">{sensor.type}</TableCell>
      <TableCell className="text-right font-mono">{reading ? showValue(reading.value, 40) : '–'}</TableCell>
      <TableCell className="text-ink-muted">{sensor.unit}</TableCell>
      <TableCell>
        <span ref={ref} className="flex h-6 w-24 items-center">
          {trend === undefined ? null : trend.series ? (
            <Link href={chartHref} aria-label={`Chart of ${known}`}>
              <Sparkline series={trend.series} range={trend.range} />
            </Link>
          ) : trend.isPending ? (
            <Skeleton className="h-4 w-24" />
          ) : (
            <span className="text-xs text-ink-faint">not loaded</span>
          )}
        </span>
      </TableCell>
      <TableCell className="min-w-28 text-ink-muted">
        {reading ? <RelativeTime at={reading.ts} /> : absence}
        {reading && trend?.series && nowMs > 0 ? (
          <StaleMark receivedMs={Date.parse(reading.receivedAt)} nowMs={nowMs} usualMs={trend.usualMs} />
        ) : null}
      </TableCell>
      <TableCell>
        <span className="flex justify-end gap-1">{children}</span>
      </TableCell>
    </TableRow>
  )
}

function StaleMark(props: { receivedMs: number; nowMs: number; usualMs: number | undefined }) {
  const { receivedMs, nowMs, usualMs } = props
  if (!isStale(receivedMs, nowMs, usualMs)) return null
  return (
    <span className="block">
      <StatusMark mark="warn" className="text-xs">
        Stale
      </StatusMark>
      {usualMs === undefined ? null : (
        <span className="block text-xs whitespace-nowrap">
          usually every {formatAge(0, Math.max(1000, usualMs))}
        </span>
      )}
    </span>
  )
}
