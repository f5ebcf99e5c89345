'use client'

import { Search } from 'lucide-react'
import { debounce, parseAsString, useQueryStates } from 'nuqs'
import { useTransition } from 'react'
import { Input } from '../ui/input'

const SETTLE_MS = 200

/** Narrows a list by text; the text is `q` in the URL, and a new one begins at the first page. */
export function SearchFilter({ label }: { label: string }) {
  const [isPending, startTransition] = useTransition()
  const [{ q }, set] = useQueryStates(
    { q: parseAsString.withDefault(''), cursor: parseAsString },
    { shallow: false, startTransition },
  )
  return (
    <span className="relative w-full sm:w-80" aria-busy={isPending}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-faint"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        maxLength={100}
        className="pl-8"
        value={q}
        onChange={(event) =>
          void set({ q: event.target.value || null, cursor: null }, { limitUrlUpdates: debounce(SETTLE_MS) })
        }
      />
    </span>
  )
}
