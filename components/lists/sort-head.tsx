'use client'

import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { parseAsString, useQueryStates } from 'nuqs'
import { useTransition } from 'react'
import { TableHeadCell } from '../ui/table'
import { nextSort, type SortState, sortState } from './sort-order'

const icons = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown } satisfies Record<
  SortState,
  unknown
>

/** The head of a column that the server sorts by; the order is `sort` in the URL. */
export function SortHead({
  label,
  sortKey,
  first,
  begins = 'ascending',
  className,
}: {
  label: string
  sortKey: string
  /** The order of the list where the URL says none. */
  first: string
  begins?: Exclude<SortState, 'none'>
  className?: string
}) {
  const [isPending, startTransition] = useTransition()
  const [{ sort }, set] = useQueryStates(
    { sort: parseAsString.withDefault(first), cursor: parseAsString },
    { shallow: false, startTransition },
  )
  const state = sortState(sort, sortKey)
  const Icon = icons[state]
  return (
    <TableHeadCell aria-sort={state} className={className}>
      <button
        type="button"
        aria-busy={isPending}
        onClick={() => void set({ sort: nextSort(sort, sortKey, begins), cursor: null })}
        className="-mx-1 inline-flex items-center gap-1 rounded-sm px-1 hover:text-ink aria-busy:opacity-60"
      >
        {label}
        <Icon aria-hidden className="size-3.5" />
      </button>
    </TableHeadCell>
  )
}
