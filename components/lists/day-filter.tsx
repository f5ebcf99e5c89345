'use client'

import { parseAsString, useQueryStates } from 'nuqs'
import { useId, useTransition } from 'react'
import { Input } from '../ui/input'

/** Narrows a list by a day, kept in the URL under `param` as the instant at which it begins (UTC). */
export function DayFilter({ label, param }: { label: string; param: string }) {
  const id = useId()
  const [isPending, startTransition] = useTransition()
  const [values, set] = useQueryStates(
    { [param]: parseAsString, cursor: parseAsString },
    { shallow: false, startTransition },
  )
  return (
    <span className="flex items-center gap-1.5 text-sm text-ink-muted">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="date"
        aria-busy={isPending}
        className="w-auto"
        value={/^\d{4}-\d{2}-\d{2}/.exec(values[param] ?? '')?.[0] ?? ''}
        onChange={(event) =>
          void set({
            [param]: event.target.value ? `${event.target.value}T00:00:00Z` : null,
            cursor: null,
          })
        }
      />
    </span>
  )
}
