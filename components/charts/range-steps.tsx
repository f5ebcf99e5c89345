'use client'
import { ChevronLeft, ChevronRight, Undo2, ZoomIn, ZoomOut } from 'lucide-react'
import { Button } from '../ui/button'
import type { TimeRange } from './time-range'
import { moved, scaled } from './zoom'

/** Earlier, later, closer, wider, and back to what was shown before. */
export function RangeSteps({
  range,
  mayGoBack,
  onRange,
  onBack,
}: {
  readonly range: TimeRange
  readonly mayGoBack: boolean
  onRange(range: TimeRange): void
  onBack(): void
}) {
  const steps = [
    { label: 'Earlier', icon: ChevronLeft, to: moved(range, -0.5) },
    { label: 'Later', icon: ChevronRight, to: moved(range, 0.5) },
    { label: 'Zoom in', icon: ZoomIn, to: scaled(range, 0.5) },
    { label: 'Zoom out', icon: ZoomOut, to: scaled(range, 2) },
  ]
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">Move the time range</legend>
      {steps.map(({ label, icon: Icon, to }) => (
        <Button key={label} size="icon-sm" aria-label={label} title={label} onClick={() => onRange(to)}>
          <Icon aria-hidden />
        </Button>
      ))}
      {mayGoBack ? (
        <Button size="sm" onClick={onBack}>
          <Undo2 aria-hidden /> Back
        </Button>
      ) : null}
    </fieldset>
  )
}
