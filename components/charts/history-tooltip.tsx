import { formatDateTime } from '../ui/format-time'
import type { ChartRow } from './chart-rows'
import { formatBucket, formatValue } from './chart-scales'

export function HistoryTooltip({
  row,
  before,
  beforeMs,
  unit,
  bucketSeconds,
}: {
  readonly row: ChartRow | undefined
  /** The same moment of the period before, moved by `beforeMs` to lie here. */
  readonly before: ChartRow | undefined
  readonly beforeMs: number
  readonly unit: string
  readonly bucketSeconds: number | undefined
}) {
  if (row === undefined || row.value === null) return null
  return (
    <div className="rounded-md border bg-raised px-2.5 py-1.5 text-xs shadow-raised">
      <p className="text-ink-faint">
        {formatDateTime(row.ms)}
        {bucketSeconds === undefined ? null : `, ${formatBucket(bucketSeconds)}`}
      </p>
      <p className="font-mono font-medium">
        {row.band ? 'avg ' : ''}
        {formatValue(row.value)} {unit}
      </p>
      {row.band ? (
        <p className="font-mono text-ink-muted">
          min {formatValue(row.band[0])}, max {formatValue(row.band[1])}, {row.count} readings
        </p>
      ) : null}
      {before !== undefined && before.value !== null ? (
        <p className="font-mono text-ink-muted">
          before {formatValue(before.value)} {unit}, at {formatDateTime(before.ms - beforeMs)}
        </p>
      ) : null}
    </div>
  )
}
