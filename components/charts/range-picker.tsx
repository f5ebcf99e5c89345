'use client'
import { useState } from 'react'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import {
  presetSpans,
  type RangeChoice,
  type RangePreset,
  rangePresets,
  type TimeRange,
  toLocalInput,
} from './time-range'

/** Presets that end now, or two instants in the reader's own zone. */
export function RangePicker({
  choice,
  range,
  onPreset,
  onFixed,
}: {
  readonly choice: RangeChoice
  readonly range: TimeRange | string
  onPreset(preset: RangePreset): void
  onFixed(from: string, to: string): void
}) {
  const isFixed = choice.from !== null || choice.to !== null
  const [isOpen, setOpen] = useState(isFixed)
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <fieldset className="flex flex-wrap gap-1">
        <legend className="sr-only">Time range</legend>
        {rangePresets.map((preset) => (
          <Button
            key={preset}
            size="sm"
            variant={!isFixed && choice.preset === preset ? 'primary' : 'secondary'}
            aria-pressed={!isFixed && choice.preset === preset}
            onClick={() => {
              setOpen(false)
              onPreset(preset)
            }}
          >
            {presetSpans[preset].label}
          </Button>
        ))}
        <Button
          size="sm"
          variant={isFixed ? 'primary' : 'secondary'}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          From … to …
        </Button>
      </fieldset>
      {isOpen ? <FixedRange choice={choice} range={range} onFixed={onFixed} /> : null}
    </div>
  )
}

function FixedRange({
  choice,
  range,
  onFixed,
}: {
  readonly choice: RangeChoice
  readonly range: TimeRange | string
  onFixed(from: string, to: string): void
}) {
  const shown = typeof range === 'string' ? undefined : range
  const [from, setFrom] = useState(localOf(choice.from) ?? (shown ? toLocalInput(shown.fromMs) : ''))
  const [to, setTo] = useState(localOf(choice.to) ?? (shown ? toLocalInput(shown.toMs) : ''))
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        onFixed(new Date(from).toISOString(), new Date(to).toISOString())
      }}
    >
      <Field label="From" className="w-56">
        <Input
          type="datetime-local"
          required
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </Field>
      <Field label="To" className="w-56">
        <Input type="datetime-local" required value={to} onChange={(event) => setTo(event.target.value)} />
      </Field>
      <Button type="submit">Show</Button>
    </form>
  )
}

const localOf = (instant: string | null): string | undefined => {
  const ms = Date.parse(instant ?? '')
  return Number.isNaN(ms) ? undefined : toLocalInput(ms)
}
