import { ChevronRight, Plus, Settings, SquareTerminal } from 'lucide-react'
import type { Metadata } from 'next'
import { AuditCard } from '@/components/overview/audit-card'
import { FleetTiles } from '@/components/overview/fleet-tiles'
import { PinnedCharts } from '@/components/pins/pinned-charts'
import { DeviceTokens } from '@/components/tenants/device-tokens'
import { LimitsCard } from '@/components/tenants/limits-card'
import { RenameTenant } from '@/components/tenants/rename-tenant'
import { TenantDanger } from '@/components/tenants/tenant-danger'
import { TenantFacts } from '@/components/tenants/tenant-facts'
import { TenantSettings } from '@/components/tenants/tenant-settings'
import { ThingscaleCard } from '@/components/tenants/thingscale-card'
import { UsageCard } from '@/components/tenants/usage-card'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorState } from '@/components/ui/error-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { StatusMark } from '@/components/ui/status-mark'
import { UsersCard } from '@/components/users/users-card'
import { may } from '@/lib/core/actor'
import { pageActor } from '@/lib/session/page-actor'
import { countFleet } from '../../count-fleet'
import { aboutTenant } from './about-tenant'
import {
  deleteTenantAction,
  issueDeviceTokenAction,
  revokeDeviceTokenAction,
  updateTenantAction,
} from './actions'
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
  const [counts, about] = await Promise.all([
    countFleet({ tenantId: tenant.id }, tenant.deviceCount, tenant.onlineCount),
    aboutTenant(tenant, { mayRead: may(actor, 'read:logs', place), mayAdmin: mayEdit }),
  ])
  const { usage, tokens, users, audit } = about
  const devicesHref = `/tenant/${tenant.id}/devices`
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={tenant.name}
        crumbs={[
          { label: tenant.companyName, href: `/companies/${tenant.companyId}` },
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
            {mayEdit ? (
              <Button asChild>
                <Link href={`/tenant/${tenant.id}/settings`}>
                  <Settings aria-hidden /> Limits and retention
                </Link>
              </Button>
            ) : null}
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
          {usage?.ok ? <UsageCard tenant={tenant} usage={usage.data} /> : null}
          <ThingscaleCard tenant={tenant} mayReplace={mayProvision} issue={issueDeviceTokenAction} />
          {tokens?.ok ? (
            <DeviceTokens
              tenantId={tenant.id}
              tokens={tokens.data.items}
              mayRevoke={mayProvision}
              revoke={revokeDeviceTokenAction}
            />
          ) : null}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <LimitsCard tenant={tenant} usage={usage?.ok ? usage.data : undefined} mayEdit={mayEdit} />
          <TenantSettings tenant={tenant} mayEdit={mayEdit} update={updateTenantAction} />
          {users?.ok ? (
            <UsersCard
              users={users.data.items}
              hasMore={users.data.nextCursor !== null}
              sentence="Nobody has a role in it but platform admins."
              href={`/users?company=${tenant.companyId}`}
            />
          ) : null}
          {audit?.ok ? <AuditCard records={audit.data.items} href={`/audit?tenantId=${tenant.id}`} /> : null}
          {[usage, tokens, users, audit].map((result) =>
            result && !result.ok ? (
              <ErrorState
                key={result.problem.requestId}
                sentence={result.problem.detail}
                requestId={result.problem.requestId}
              />
            ) : null,
          )}
          {mayEdit ? (
            <TenantDanger
              tenant={tenant}
              usage={usage?.ok ? usage.data : undefined}
              actions={{ update: updateTenantAction, remove: deleteTenantAction }}
            />
          ) : null}
        </div>
      </div>
    </div>
  )
}
