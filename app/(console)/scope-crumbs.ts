import type { Crumb } from '@/components/ui/page-header'
import { readerSight } from './reader-sight'

/** Above the title of a list: the company that it is kept to, or that it is of all. */
export async function scopeCrumbs(companyId: string | undefined): Promise<readonly Crumb[]> {
  const { companies } = await readerSight()
  const company =
    companies.find(({ id }) => id === companyId) ?? (companies.length === 1 ? companies[0] : undefined)
  return [
    company
      ? { label: company.name, href: `/?company=${company.id}` }
      : { label: 'All companies', href: '/' },
  ]
}
