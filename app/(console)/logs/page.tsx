import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { queryText } from '@/components/lists/list-query'
import { LogsView } from '@/components/logs/logs-view'
import { PageHeader } from '@/components/ui/page-header'
import type { Company } from '@/lib/contract/companies'
import { mayAnywhere } from '@/lib/core/actor'
import { pageActor } from '@/lib/session/page-actor'
import { endpointOf } from '../endpoint-of'
import { mendActions } from '../mend-actions'
import { reachOfSight } from '../mend-reach-of'
import { readerSight } from '../reader-sight'
import { scopeCrumbs } from '../scope-crumbs'
import type { PageProps } from '../scope-query'

export const metadata: Metadata = { title: 'Live Logs' }

export default async function LogsPage({ searchParams }: PageProps) {
  const actor = await pageActor()
  if (!mayAnywhere(actor, 'read:logs')) notFound()
  const companyId = queryText(await searchParams, 'company')
  const company = await companyInScope(companyId)
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Live Logs"
        crumbs={await scopeCrumbs(companyId)}
        description="Every login, message and command, let in or refused, with the reason and what mends it; also of those who are no device."
      />
      <LogsView
        // Another scope is another stream.
        key={company?.id ?? 'all'}
        place={company ? { companyId: company.id } : {}}
        scope={company ? { companyId: company.id, companyName: company.name } : undefined}
        name={company?.name ?? 'all companies'}
        reach={await reachOfSight(actor, company?.id)}
        endpoint={await endpointOf()}
        mends={mendActions}
      />
    </div>
  )
}

/** Whoever sees one company is always in it. */
async function companyInScope(companyId: string | undefined): Promise<Company | undefined> {
  const { companies } = await readerSight()
  if (companyId === undefined) return companies.length === 1 ? companies[0] : undefined
  const company = companies.find(({ id }) => id === companyId)
  if (!company) notFound()
  return company
}
