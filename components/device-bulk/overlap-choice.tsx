'use client'

import { Field } from '../ui/field'
import { Select } from '../ui/select'

const choices: readonly (readonly [hours: number, label: string])[] = [
  [0, 'Not at all'],
  [1, '1 hour'],
  [24, '24 hours'],
  [72, '3 days'],
  [168, '7 days'],
  [720, '30 days'],
  [2160, '90 days'],
]

/** How long the old credentials are still taken once the new ones were issued. */
export function OverlapChoice({ hours, onChange }: { hours: number; onChange: (hours: number) => void }) {
  return (
    <Field label="Take the old credentials for" hint="Long enough for each device to be given its new one.">
      <Select value={hours} onChange={(event) => onChange(Number(event.target.value))}>
        {choices.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  )
}

export function overlapWords(hours: number): string {
  const label = choices.find(([value]) => value === hours)?.[1] ?? `${hours} hours`
  return hours === 0
    ? 'From then on the old credentials are refused, and what is connected with them is cut.'
    : `From then on the old credentials are taken for ${label} more.`
}
