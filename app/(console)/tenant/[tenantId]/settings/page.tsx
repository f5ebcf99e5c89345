import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RetentionForm } from '@/components/retention/retention-form'
import { LimitsForm } from '@/components/tenants/limits-form'
import { PageHeader } from '@/components/ui/page-header'
import { may } from '@/lib/core/actor'
import { listRetentionRuns } from '@/lib/services/retention/list-retention-runs'
import { act } from '@/lib/session/act'
import { pageActor } from '@/lib/session/page-actor'
import { previewRetentionAction, updateTenantAction } from '../actions'
import { type TenantParams, tenantOf } from '../tenant-of'

export async function generateMetadata({ params }: TenantParams): Promise<Metadata> {
  return { title: `Limits and retention of ${(await tenantOf((await params).tenantId)).name}` }
}

export default async function TenantSettingsPage({ params }: TenantParams) {
  const tenant = await tenantOf((await params).tenantId)
  const { id, companyId, companyName } = tenant
  if (!may(await pageActor(), 'admin', { companyId, tenantId: id })) notFound()
  const runs = await act(listRetentionRuns, {})
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Limits and retention"
        crumbs={[
          { label: companyName, href: `/companies/${companyId}` },
          { label: tenant.name, href: `/tenant/${id}` },
        ]}
        description="What the devices of this tenant may take, and how long what they sent is kept."
      />
      <LimitsForm tenant={tenant} update={updateTenantAction} />
      <RetentionForm
        key={`${tenant.retention.readingsDays} ${tenant.retention.logsDays}`}
        tenant={tenant}
        lastRun={runs.ok ? runs.data.items.find(({ tenantId }) => tenantId === id) : undefined}
        preview={previewRetentionAction}
        update={updateTenantAction}
      />
    </div>
  )
}
