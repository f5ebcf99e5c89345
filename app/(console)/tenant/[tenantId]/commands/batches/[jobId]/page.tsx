import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BatchView } from '@/components/command-batch/batch-view'
import { PageHeader } from '@/components/ui/page-header'
import { uuid } from '@/lib/contract/fields'
import { may } from '@/lib/core/actor'
import { getCommandBatch } from '@/lib/services/command-batch/get-command-batch'
import { load, pageActor } from '@/lib/session/page-actor'
import { tenantOf } from '../../../tenant-of'
import { cancelBatchAction } from '../../batch-actions'

export const metadata: Metadata = { title: 'Commands sent' }

export default async function CommandBatchPage({
  params,
}: {
  params: Promise<{ tenantId: string; jobId: string }>
}) {
  const { tenantId, jobId } = await params
  const tenant = await tenantOf(tenantId)
  if (!uuid.safeParse(jobId).success) notFound()
  const { job } = await load(getCommandBatch, { id: jobId, limit: 1 })
  if (job.tenantId !== tenant.id) notFound()
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <PageHeader
        title="Commands sent"
        crumbs={[
          { label: tenant.companyName, href: `/?company=${tenant.companyId}` },
          { label: tenant.name, href: `/tenant/${tenant.id}` },
          { label: 'Commands', href: `/tenant/${tenant.id}/commands` },
        ]}
      />
      <BatchView
        jobId={job.id}
        maySend={may(await pageActor(), 'send:commands', {
          companyId: tenant.companyId,
          tenantId: tenant.id,
        })}
        cancel={cancelBatchAction}
      />
    </div>
  )
}
