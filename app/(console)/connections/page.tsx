import { Cable } from 'lucide-react'
import type { Metadata } from 'next'
import { ConnectionFilters, connectionFilterNames } from '@/components/connections/connection-filters'
import { ConnectionsTable } from '@/components/connections/connections-table'
import { isNarrowed, queryText } from '@/components/lists/list-query'
import { RefreshButton } from '@/components/lists/refresh-button'
import { RefreshWhileSeen } from '@/components/lists/refresh-while-seen'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import type { Connection } from '@/lib/contract/connections'
import { type Actor, may } from '@/lib/core/actor'
import { listConnections } from '@/lib/services/connections/list-connections'
import { pageActor } from '@/lib/session/page-actor'
import { ListFaces } from '../list-faces'
import { read } from '../read'
import { scopeCrumbs } from '../scope-crumbs'
import { listInput, type PageProps } from '../scope-query'
import { cutConnectionAction } from './actions'

export const metadata: Metadata = { title: 'Connections' }

export default async function ConnectionsPage({ searchParams }: PageProps) {
  const search = await searchParams
  const actor = await pageActor()
  const companyId = queryText(search, 'company')
  const result = await read(listConnections, listInput(search, connectionFilterNames))
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Connections"
        crumbs={await scopeCrumbs(companyId)}
        description="Every MQTT connection that the broker holds now: devices, users, API tokens and open pages of this console."
        actions={<RefreshButton />}
      />
      <ConnectionFilters />
      <RefreshWhileSeen />
      <ListFaces
        result={result}
        what="connections"
        isNarrowed={isNarrowed(search, connectionFilterNames)}
        empty={
          <EmptyState
            icon={Cable}
            title="Nothing is connected"
            sentence="A device stands here as soon as it connects. Live Logs of a device say why it could not."
          />
        }
      >
        {(connections) => (
          <ConnectionsTable
            connections={connections}
            mayCut={connections.filter((one) => mayCut(actor, one)).map(({ id }) => id)}
            cut={cutConnectionAction}
          />
        )}
      </ListFaces>
    </div>
  )
}

function mayCut(actor: Actor, { companyId, tenantId }: Connection): boolean {
  if (companyId === null) return actor.isPlatformAdmin
  return may(actor, 'provision', tenantId === null ? { companyId } : { companyId, tenantId })
}
