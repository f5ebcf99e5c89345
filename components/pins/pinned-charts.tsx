'use client'
import dynamic from 'next/dynamic'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { presetSpans, rangePresets } from '../charts/time-range'
import { Card } from '../ui/card'
import { Select } from '../ui/select'
import { Skeleton } from '../ui/skeleton'
import { usePins } from './use-pins'

const PinnedList = dynamic(() => import('./pinned-list').then((list) => list.PinnedList), {
  ssr: false,
  loading: () => <Skeleton className="m-4 h-44" />,
})

/** The charts that this browser's reader keeps on the tenant's overview. */
export function PinnedCharts({ tenantId }: { readonly tenantId: number }) {
  const { pins, toggle } = usePins(tenantId)
  const [span, setSpan] = useQueryState('pins', parseAsStringLiteral(rangePresets).withDefault('1h'))
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
        <PinnedList pins={pins} span={span} onToggle={toggle} />
      )}
    </Card>
  )
}
