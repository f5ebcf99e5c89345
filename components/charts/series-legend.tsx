'use client'
import type { Sensor } from '@/lib/contract/sensors'
import { cn } from '../ui/cn'
import { BEFORE_DASH } from './before-dash'
import { sensorLabel } from './sensor-label'
import { seriesFaces } from './series-faces'

/** Which line is which sensor; with more than one, a click shows that one alone and a second click all again. */
export function SeriesLegend({
  sensors,
  alone,
  isComparing,
  onAlone,
}: {
  readonly sensors: readonly Sensor[]
  /** The sensor that is shown alone. */
  readonly alone: string | undefined
  readonly isComparing: boolean
  onAlone(sensorId: string | null): void
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-1 text-xs text-ink-muted">
      {sensors.length > 1 ? (
        <fieldset className="contents">
          <legend className="sr-only">Show one sensor alone</legend>
          {sensors.map((sensor, index) => {
            const { token, dash } = seriesFaces[index % seriesFaces.length] ?? seriesFaces[0]
            const isAlone = alone === sensor.id
            return (
              <button
                key={sensor.id}
                type="button"
                aria-pressed={isAlone}
                title={isAlone ? 'Show all' : `Show ${sensorLabel(sensor)} alone`}
                className={cn(
                  'flex min-h-6 items-center gap-1.5 rounded-sm border px-1.5 hover:bg-sunken hover:text-ink',
                  isAlone ? 'border-line-strong bg-sunken font-medium text-ink' : 'border-transparent',
                  alone !== undefined && !isAlone && 'text-ink-faint line-through',
                )}
                onClick={() => onAlone(isAlone ? null : sensor.id)}
              >
                <Swatch colour={`var(${token})`} dash={dash.join(' ')} />
                {sensorLabel(sensor)}
              </button>
            )
          })}
        </fieldset>
      ) : null}
      {isComparing ? (
        <span className="flex min-h-6 items-center gap-1.5 px-1.5">
          <Swatch colour="var(--ink-faint)" dash={BEFORE_DASH} /> the period before
        </span>
      ) : null}
    </div>
  )
}

function Swatch({ colour, dash }: { readonly colour: string; readonly dash: string }) {
  return (
    <svg aria-hidden width="22" height="8" className="shrink-0">
      <line x1="0" x2="22" y1="4" y2="4" stroke={colour} strokeWidth="2" strokeDasharray={dash} />
    </svg>
  )
}
