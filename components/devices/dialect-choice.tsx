'use client'

import { type DialectId, dialectIds } from '@/lib/core/dialect-id'
import { dialectName } from '../device/dialect-name'
import { dialectSentences } from './dialect-sentences'

export function DialectChoice({
  value,
  onChange,
}: {
  value: DialectId
  onChange: (dialect: DialectId) => void
}) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">Dialect</legend>
      {dialectIds.map((id) => (
        <label
          key={id}
          className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line-strong/60 p-3 transition-colors has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="dialect"
            value={id}
            checked={value === id}
            onChange={() => onChange(id)}
            aria-labelledby={`dialect-${id}`}
            aria-describedby={`dialect-${id}-sentence`}
            className="mt-0.5 size-4 shrink-0 accent-(--accent) outline-none"
          />
          <span className="min-w-0">
            <span id={`dialect-${id}`} className="block text-sm font-medium">
              {dialectName(id)}
            </span>
            <span id={`dialect-${id}-sentence`} className="block text-sm wrap-anywhere text-ink-muted">
              {dialectSentences[id]}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
