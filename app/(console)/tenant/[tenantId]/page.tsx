import { ChevronRight, Plus, SquareTerminal } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { FleetTiles } from '@/components/overview/fleet-tiles'
import { PinnedCharts } from '@/components/pins/pinned-charts'
import { RenameTenant } from '@/components/tenants/rename-tenant'
import { TenantDanger } from '@/components/tenants/tenant-danger'
import { TenantFacts } from '@/components/tenants/tenant-facts'
import { TenantSettings } from '@/components/tenants/tenant-settings'
import { ThingscaleCard } from '@/components/tenants/thingscale-card'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { StatusMark } from '@/components/ui/status-mark'
import { may } from '@/lib/core/actor'
import { pageActor } from '@/lib/session/page-actor'
import { countFleet } from '../../count-fleet'
import { deleteTenantAction, issueDeviceTokenAction, updateTenantAction } from './actions'
import { type TenantParams, tenantOf } from './tenant-of'

export async function generateMetadata({ params }: TenantParams): Promise<Metadata> {
  return { title: (await tenantOf((await params).tenantId)).name }
}

export default async function TenantPage({ params }: TenantParams) {
  const tenant = await tenantOf((await params).tenantId)
  const actor = await pageActor()
  const place = { companyId: tenant.companyId, tenantId: tenant.id }
  const mayEdit = may(actor, 'admin', place)
  const mayProvision = may(actor, 'provision', place)
  const counts = await countFleet({ tenantId: tenant.id }, tenant.deviceCount, tenant.onlineCount)
  const devicesHref = `/tenant/${tenant.id}/devices`
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={tenant.name}
        crumbs={[
          { label: tenant.companyName, href: `/?company=${tenant.companyId}` },
          { label: 'Tenants', href: `/tenants?company=${tenant.companyId}` },
        ]}
        marks={<StatusMark mark={tenant.status} />}
        actions={
          <>
            <Button asChild>
              <Link href={`/tenant/${tenant.id}/commands`}>
                <SquareTerminal aria-hidden /> Commands
              </Link>
            </Button>
            {mayEdit ? <RenameTenant tenant={tenant} update={updateTenantAction} /> : null}
            {mayProvision ? (
              <Button asChild variant="primary">
                <Link href={`${devicesHref}/new`}>
                  <Plus aria-hidden /> New device
                </Link>
              </Button>
            ) : null}
          </>
        }
      />
      {may(actor, 'read:telemetry', place) ? <PinnedCharts tenantId={tenant.id} /> : null}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <Card
            title="Devices"
            isFlush
            actions={
              <Button asChild size="sm" variant="ghost">
                <Link href={devicesHref}>
                  All {tenant.deviceCount}
                  <ChevronRight aria-hidden />
                </Link>
              </Button>
            }
          >
            <FleetTiles counts={counts} listHref={devicesHref} />
          </Card>
          <TenantFacts tenant={tenant} mayEdit={mayEdit} update={updateTenantAction} />
          <ThingscaleCard tenant={tenant} mayReplace={mayProvision} issue={issueDeviceTokenAction} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <TenantSettings tenant={tenant} mayEdit={mayEdit} update={updateTenantAction} />
          {mayEdit ? (
            <TenantDanger
              tenant={tenant}
              actions={{ update: updateTenantAction, remove: deleteTenantAction }}
            />
          ) : null}
        </div>
      </div>
    </div>
  )
}
