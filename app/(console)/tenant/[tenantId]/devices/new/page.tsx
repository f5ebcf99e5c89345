import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CreateDevice } from '@/components/devices/create-device'
import { PageHeader } from '@/components/ui/page-header'
import { may } from '@/lib/core/actor'
import { listDeviceTemplates } from '@/lib/services/device-templates/list-device-templates'
import { load, pageCtx } from '@/lib/session/page-actor'
import { type TenantParams, tenantOf } from '../../tenant-of'
import { createDeviceAction } from './actions'

export const metadata: Metadata = { title: 'New device' }

export default async function NewDevicePage({ params }: TenantParams) {
  const tenant = await tenantOf((await params).tenantId)
  const { actor, services, host } = await pageCtx()
  if (!may(actor, 'provision', { companyId: tenant.companyId, tenantId: tenant.id })) notFound()
  const templates = await load(listDeviceTemplates, { companyId: tenant.companyId, limit: 200 })
  const { publicHost, listeners } = services.config
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="New device"
        crumbs={[
          { label: tenant.companyName, href: `/?company=${tenant.companyId}` },
          { label: tenant.name, href: `/tenant/${tenant.id}` },
          { label: 'Devices', href: `/tenant/${tenant.id}/devices` },
        ]}
      />
      <CreateDevice
        tenantId={tenant.id}
        templates={templates.items}
        endpoint={{ host: publicHost ?? host, mqttPort: listeners.mqttPort }}
        create={createDeviceAction}
      />
    </div>
  )
}
