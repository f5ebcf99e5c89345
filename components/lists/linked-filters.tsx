'use client'

import { X } from 'lucide-react'
import { parseAsString, useQueryStates } from 'nuqs'
import { useTransition } from 'react'
import { Button } from '../ui/button'

/** Filters that a link sets and no field shows: each is said, and can be taken off. */
export function LinkedFilters({
  filters,
}: {
  filters: readonly (readonly [param: string, label: string])[]
}) {
  const [isPending, startTransition] = useTransition()
  const [values, set] = useQueryStates(
    Object.fromEntries([...filters.map(([param]) => param), 'cursor'].map((param) => [param, parseAsString])),
    { shallow: false, startTransition },
  )
  return filters.map(([param, label]) => {
    const value = values[param]
    return value ? (
      <Button
        key={param}
        size="sm"
        aria-label={`${label} ${value}: take this filter off`}
        isBusy={isPending}
        onClick={() => void set({ [param]: null, cursor: null })}
      >
        <span className="text-ink-muted">{label}</span>
        <code className="max-w-32 truncate">{value}</code>
        <X aria-hidden />
      </Button>
    ) : null
  })
}
