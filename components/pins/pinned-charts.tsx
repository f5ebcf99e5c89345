'use client'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { toast } from '@/components/ui/late-toast'
import { movesEveryMs, presetSpans, rangePresets } from '../charts/time-range'
import { useMovingEnd } from '../charts/use-moving-end'
import { Card } from '../ui/card'
import { Select } from '../ui/select'
import { PinnedChart } from './pinned-chart'
import { usePins } from './use-pins'

/** The charts that this browser's reader keeps on the tenant's overview. */
export function PinnedCharts({ tenantId }: { readonly tenantId: number }) {
  const { pins, toggle } = usePins(tenantId)
  const [span, setSpan] = useQueryState('pins', parseAsStringLiteral(rangePresets).withDefault('1h'))
  const endMs = useMovingEnd(movesEveryMs(span))
  const range = { fromMs: endMs - presetSpans[span].ms, toMs: endMs }
  return (
    <Card
      title="Pinned charts"
      description="Kept in this browser, for you alone."
      isFlush
      actions={
        pins && pins.length > 0 ? (
          <Select
            className="w-28"
            aria-label="Time range of the pinned charts"
            value={span}
            onChange={(event) => void setSpan(rangePresets.find((one) => one === event.target.value) ?? '1h')}
          >
            {rangePresets.map((one) => (
              <option key={one} value={one}>
                {presetSpans[one].label}
              </option>
            ))}
          </Select>
        ) : null
      }
    >
      {pins === undefined ? (
        // The browser's own pins come after the page: until then the room of the sentence below is kept.
        <div className="h-15" />
      ) : pins.length === 0 ? (
        <p data-face="empty" className="px-4 py-5 text-sm text-ink-muted">
          No chart is pinned. A device's Charts tab has a Pin button on each chart.
        </p>
      ) : (
        <ul className="grid divide-y lg:grid-cols-2 lg:gap-px lg:divide-y-0">
          {pins.map((pin) => (
            <li key={`${pin.deviceId} ${pin.sensorId}`} className="min-w-0 p-4">
              <PinnedChart
                pin={pin}
                span={span}
                range={endMs === 0 ? undefined : range}
                onUnpin={() => {
                  toggle(pin)
                  toast('The chart is unpinned.', {
                    action: { label: 'Undo', onClick: () => toggle(pin) },
                  })
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
