import type { ReactNode } from 'react'
import { isNarrowed, type PageSearch, queryText } from '@/components/lists/list-query'
import { RefreshWhileSeen } from '@/components/lists/refresh-while-seen'
import { type Crumb, PageHeader } from '@/components/ui/page-header'
import { type ListedPage, ListFaces } from './list-faces'
import { scopeCrumbs } from './scope-crumbs'

/** A page that is one list: its head with the scope, its filters, the four faces, the table and its pager. */
export async function ListPage<Item>({
  title,
  crumbs,
  description,
  actions,
  search,
  filterNames,
  filters,
  result,
  what,
  empty,
  isRefreshed = false,
  children,
}: {
  title: string
  /** Where it is; without it, the company in scope. */
  crumbs?: readonly Crumb[]
  description?: string
  actions?: ReactNode
  search: PageSearch
  /** What narrows the list, by its name in the URL. */
  filterNames: readonly string[]
  filters: ReactNode
  result: ListedPage<Item>
  /** In the plural: "devices". */
  what: string
  empty: ReactNode
  /** Asked for again as long as somebody sees it. */
  isRefreshed?: boolean
  children: (items: readonly Item[]) => ReactNode
}) {
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <PageHeader
        title={title}
        crumbs={crumbs ?? (await scopeCrumbs(queryText(search, 'company')))}
        description={description}
        actions={actions}
      />
      {filters}
      <ListFaces result={result} what={what} isNarrowed={isNarrowed(search, filterNames)} empty={empty}>
        {children}
      </ListFaces>
      {isRefreshed ? <RefreshWhileSeen /> : null}
    </div>
  )
}
