import { type PageSearch, queryOf, queryText } from '@/components/lists/list-query'

export interface PageProps {
  readonly searchParams: Promise<PageSearch>
}

/** What every list takes: its own filters, the cursor, and the company in scope (`company` in the URL). */
export function listInput(search: PageSearch, names: readonly string[]): Record<string, string> {
  const companyId = queryText(search, 'company')
  return { ...queryOf(search, [...names, 'cursor']), ...(companyId ? { companyId } : {}) }
}
