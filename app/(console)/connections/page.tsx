import { Cable } from 'lucide-react'
import type { Metadata } from 'next'
import { ConnectionFilters, connectionFilterNames } from '@/components/connections/connection-filters'
import { ConnectionsTable } from '@/components/connections/connections-table'
import { ConnectionsTabs } from '@/components/connections/connections-tabs'
import { queryText } from '@/components/lists/list-query'
import { RefreshButton } from '@/components/lists/refresh-button'
import { EmptyState } from '@/components/ui/empty-state'
import { listConnections } from '@/lib/services/connections/list-connections'
import { pageActor } from '@/lib/session/page-actor'
import { ListPage } from '../list-page'
import { read } from '../read'
import { listInput, type PageProps } from '../scope-query'
import { cutConnectionAction } from './actions'
import { mayCut } from './may-cut'

export const metadata: Metadata = { title: 'Connections' }

export default async function ConnectionsPage({ searchParams }: PageProps) {
  const search = await searchParams
  const actor = await pageActor()
  const result = await read(listConnections, listInput(search, [...connectionFilterNames, 'sort']))
  return (
    <ListPage
      title="Connections"
      description="Every MQTT connection that the broker holds now: devices, users, API tokens and open pages of this console."
      actions={<RefreshButton />}
      search={search}
      filterNames={connectionFilterNames}
      filters={
        <>
          <ConnectionsTabs companyId={queryText(search, 'company')} />
          <ConnectionFilters />
        </>
      }
      result={result}
      what="connections"
      empty={
        <EmptyState
          icon={Cable}
          title="Nothing is connected"
          sentence="A device stands here as soon as it connects. Live Logs of a device say why it could not."
        />
      }
      isRefreshed
    >
      {(connections) => (
        <ConnectionsTable
          connections={connections}
          mayCut={connections.filter((one) => mayCut(actor, one)).map(({ id }) => id)}
          cut={cutConnectionAction}
        />
      )}
    </ListPage>
  )
}
