import { Cpu, Plus, Upload } from 'lucide-react'
import type { Metadata } from 'next'
import { plural } from '@/components/lists/plural'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { StatusMark } from '@/components/ui/status-mark'
import { may } from '@/lib/core/actor'
import { pageActor } from '@/lib/session/page-actor'
import { DeviceList } from '../../../device-list'
import type { PageProps } from '../../../scope-query'
import { type TenantParams, tenantOf } from '../tenant-of'

export async function generateMetadata({ params }: TenantParams): Promise<Metadata> {
  return { title: `Devices of ${(await tenantOf((await params).tenantId)).name}` }
}

export default async function TenantDevicesPage({ params, searchParams }: TenantParams & PageProps) {
  const { company: _, ...search } = await searchParams
  const tenant = await tenantOf((await params).tenantId)
  const actor = await pageActor()
  const create = may(actor, 'provision', { companyId: tenant.companyId, tenantId: tenant.id }) ? (
    <>
      <Button asChild>
        <Link href={`/devices/import?tenant=${tenant.id}&company=${tenant.companyId}`}>
          <Upload aria-hidden />
          Import CSV
        </Link>
      </Button>
      <Button asChild variant="primary">
        <Link href={`/tenant/${tenant.id}/devices/new`}>
          <Plus aria-hidden />
          New device
        </Link>
      </Button>
    </>
  ) : null
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Devices"
        crumbs={[
          { label: tenant.companyName, href: `/?company=${tenant.companyId}` },
          { label: tenant.name, href: `/tenant/${tenant.id}` },
        ]}
        marks={
          tenant.status === 'active' ? null : <StatusMark mark={tenant.status}>Tenant suspended</StatusMark>
        }
        actions={create}
      />
      <DeviceList
        search={search}
        tenantId={tenant.id}
        note={`${plural(tenant.deviceCount, 'device')}, ${tenant.onlineCount} online`}
        empty={
          <EmptyState
            icon={Cpu}
            title="No device yet"
            sentence={
              create
                ? 'Create one: you choose its dialect and get its credentials, ready to publish.'
                : 'Somebody who may provision creates devices here.'
            }
            action={create}
          />
        }
      />
    </div>
  )
}
