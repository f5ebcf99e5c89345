import type { ReactNode } from 'react'
import { FilteredEmpty } from '@/components/lists/filtered-empty'
import { Pager } from '@/components/lists/pager'
import { ErrorState } from '@/components/ui/error-state'
import type { Problem } from '@/lib/contract/problem'

interface Page<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

export type ListedPage<Item> = { ok: true; data: Page<Item> } | { ok: false; problem: Problem }

/** The faces of a list: failed, nothing yet, nothing that matches, and the rows with their pager. */
export function ListFaces<Item>({
  result,
  what,
  isNarrowed,
  empty,
  hasPager = true,
  children,
}: {
  result: ListedPage<Item>
  /** In the plural: "devices". */
  what: string
  isNarrowed: boolean
  empty: ReactNode
  /** False for a list that loads further pages by itself. */
  hasPager?: boolean
  children: (items: readonly Item[], nextCursor: string | null) => ReactNode
}) {
  if (!result.ok) return <ErrorState sentence={result.problem.detail} requestId={result.problem.requestId} />
  const { items, nextCursor } = result.data
  if (items.length === 0) return isNarrowed ? <FilteredEmpty what={what} /> : empty
  return (
    <>
      {children(items, nextCursor)}
      {hasPager ? <Pager nextCursor={nextCursor} /> : null}
    </>
  )
}
