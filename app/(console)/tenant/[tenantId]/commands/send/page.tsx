import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SendToMany } from '@/components/command-batch/send-to-many'
import { PageHeader } from '@/components/ui/page-header'
import { may } from '@/lib/core/actor'
import { listCommandTemplates } from '@/lib/services/command-templates/list-command-templates'
import { load, pageActor } from '@/lib/session/page-actor'
import { type TenantParams, tenantOf } from '../../tenant-of'
import { previewBatchAction, sendCommandsAction } from '../batch-actions'

export const metadata: Metadata = { title: 'Send to many' }

export default async function SendToManyPage({ params }: TenantParams) {
  const tenant = await tenantOf((await params).tenantId)
  if (!may(await pageActor(), 'send:commands', { companyId: tenant.companyId, tenantId: tenant.id }))
    notFound()
  const { items } = await load(listCommandTemplates, { id: tenant.id })
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <PageHeader
        title="Send to many"
        crumbs={[
          { label: tenant.companyName, href: `/?company=${tenant.companyId}` },
          { label: tenant.name, href: `/tenant/${tenant.id}` },
          { label: 'Commands', href: `/tenant/${tenant.id}/commands` },
        ]}
        description="One command to each device that matches, in its own dialect, as a job that can be stopped."
      />
      <SendToMany
        tenantId={tenant.id}
        templates={items}
        actions={{ preview: previewBatchAction, send: sendCommandsAction }}
      />
    </div>
  )
}
