'use client'
import { toast } from '@/components/ui/late-toast'
import { movesEveryMs, presetSpans, type RangePreset } from '../charts/time-range'
import { useMovingEnd } from '../charts/use-moving-end'
import { PinnedChart } from './pinned-chart'
import type { Pin } from './pins'

/** The pinned charts, all over the same time. */
export function PinnedList({
  pins,
  span,
  onToggle,
}: {
  readonly pins: readonly Pin[]
  readonly span: RangePreset
  onToggle(pin: Pin): void
}) {
  const endMs = useMovingEnd(movesEveryMs(span))
  const range = { fromMs: endMs - presetSpans[span].ms, toMs: endMs }
  return (
    <ul className="grid divide-y lg:grid-cols-2 lg:gap-px lg:divide-y-0">
      {pins.map((pin) => (
        <li key={`${pin.deviceId} ${pin.sensorId}`} className="min-w-0 p-4">
          <PinnedChart
            pin={pin}
            span={span}
            range={endMs === 0 ? undefined : range}
            onUnpin={() => {
              onToggle(pin)
              toast('The chart is unpinned.', { action: { label: 'Undo', onClick: () => onToggle(pin) } })
            }}
          />
        </li>
      ))}
    </ul>
  )
}
