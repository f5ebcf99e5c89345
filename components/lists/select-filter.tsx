'use client'

import { parseAsString, useQueryStates } from 'nuqs'
import { useTransition } from 'react'
import { Select } from '../ui/select'

/** Narrows a list by one of a few values, kept in the URL under `param`; "all" takes the filter off. */
export function SelectFilter({
  label,
  param,
  all,
  options,
}: {
  label: string
  param: string
  all: string
  options: readonly (readonly [value: string, label: string])[]
}) {
  const [isPending, startTransition] = useTransition()
  const [values, set] = useQueryStates(
    { [param]: parseAsString, cursor: parseAsString },
    { shallow: false, startTransition },
  )
  return (
    <Select
      aria-label={label}
      aria-busy={isPending}
      className="w-auto flex-1 basis-36 sm:max-w-48 sm:flex-none sm:basis-auto"
      value={values[param] ?? ''}
      onChange={(event) => void set({ [param]: event.target.value || null, cursor: null })}
    >
      <option value="">{all}</option>
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </Select>
  )
}
