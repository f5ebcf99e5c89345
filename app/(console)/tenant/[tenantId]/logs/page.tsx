import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LogsView } from '@/components/logs/logs-view'
import { PageHeader } from '@/components/ui/page-header'
import { may } from '@/lib/core/actor'
import { pageActor } from '@/lib/session/page-actor'
import { endpointOf } from '../../../endpoint-of'
import { mendActions } from '../../../mend-actions'
import { reachAt } from '../../../mend-reach-of'
import { type TenantParams, tenantOf } from '../tenant-of'

export async function generateMetadata({ params }: TenantParams): Promise<Metadata> {
  return { title: `Live Logs of ${(await tenantOf((await params).tenantId)).name}` }
}

export default async function TenantLogsPage({ params }: TenantParams) {
  const tenant = await tenantOf((await params).tenantId)
  const { id: tenantId, companyId, companyName } = tenant
  const actor = await pageActor()
  const place = { companyId, tenantId }
  if (!may(actor, 'read:logs', place)) notFound()
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Live Logs"
        crumbs={[
          { label: companyName, href: `/?company=${companyId}` },
          { label: tenant.name, href: `/tenant/${tenantId}` },
        ]}
        description="Every login, message and command of the tenant, let in or refused, with the reason and what mends it."
      />
      <LogsView
        key={tenantId}
        place={{ tenantId }}
        scope={{ companyId, companyName, tenantId }}
        name={tenant.name}
        reach={reachAt(actor, place)}
        endpoint={await endpointOf()}
        mends={mendActions}
      />
    </div>
  )
}
