'use client'

import { Search } from 'lucide-react'
import { debounce, parseAsString, useQueryState } from 'nuqs'
import { useTransition } from 'react'
import { Input } from '../ui/input'

const SETTLE_MS = 150

/** Narrows a list by text; the text is `q` in the URL, and a new one begins at the first page. */
export function SearchFilter({ label }: { label: string }) {
  const [isPending, startTransition] = useTransition()
  const [q, setQ] = useQueryState(
    'q',
    parseAsString.withDefault('').withOptions({ shallow: false, startTransition }),
  )
  const [cursor, setCursor] = useQueryState('cursor')
  const search = (text: string) => {
    // Apart from the text: what waits is asked for once a parameter, and the list would be read twice.
    if (cursor !== null) void setCursor(null)
    void setQ(text || null, { limitUrlUpdates: debounce(SETTLE_MS) })
  }
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
        onChange={(event) => search(event.target.value)}
      />
    </span>
  )
}
