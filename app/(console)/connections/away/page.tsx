import { Unplug } from 'lucide-react'
import type { Metadata } from 'next'
import { AwayFilters, awayFilterNames } from '@/components/connections/away-filters'
import { AwayTable } from '@/components/connections/away-table'
import { ConnectionsTabs } from '@/components/connections/connections-tabs'
import { queryText } from '@/components/lists/list-query'
import { RefreshButton } from '@/components/lists/refresh-button'
import { EmptyState } from '@/components/ui/empty-state'
import { listAwaySessions } from '@/lib/services/connections/list-away-sessions'
import { pageActor } from '@/lib/session/page-actor'
import { ListPage } from '../../list-page'
import { read } from '../../read'
import { listInput, type PageProps } from '../../scope-query'
import { endAwaySessionAction } from '../actions'
import { mayCut } from '../may-cut'

export const metadata: Metadata = { title: 'Away sessions' }

export default async function AwaySessionsPage({ searchParams }: PageProps) {
  const search = await searchParams
  const actor = await pageActor()
  const result = await read(listAwaySessions, listInput(search, [...awayFilterNames, 'sort']))
  return (
    <ListPage
      title="Connections"
      description="Durable sessions whose client is not connected. Messages wait for them until the client comes back, or the session ends."
      actions={<RefreshButton />}
      search={search}
      filterNames={awayFilterNames}
      filters={
        <>
          <ConnectionsTabs companyId={queryText(search, 'company')} />
          <AwayFilters />
        </>
      }
      result={result}
      what="away sessions"
      empty={
        <EmptyState
          icon={Unplug}
          title="No session waits"
          sentence="A client that connects without a clean session, and leaves, stands here until it comes back."
        />
      }
      isRefreshed
    >
      {(sessions) => (
        <AwayTable
          sessions={sessions}
          mayEnd={sessions.filter((one) => mayCut(actor, one)).map(({ id }) => id)}
          end={endAwaySessionAction}
        />
      )}
    </ListPage>
  )
}
