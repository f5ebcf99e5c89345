import type { Metadata } from 'next'
import { JobCard } from '@/components/jobs/job-card'
import { JobCredentials } from '@/components/jobs/job-credentials'
import { JobFailures } from '@/components/jobs/job-failures'
import { PageHeader } from '@/components/ui/page-header'
import { may } from '@/lib/core/actor'
import { getJob } from '@/lib/services/jobs/get-job'
import { permissionOfJob } from '@/lib/services/jobs/permission-of-job'
import { load, pageActor } from '@/lib/session/page-actor'
import { cancelJobAction } from '../actions'

export const metadata: Metadata = { title: 'Job' }

export default async function JobPage({ params }: { params: Promise<{ jobId: string }> }) {
  const job = await load(getJob, { id: (await params).jobId })
  const actor = await pageActor()
  const place = { companyId: job.companyId, ...(job.tenantId === null ? {} : { tenantId: job.tenantId }) }
  const isOwn = job.createdBy === actor.name
  const maySteer = isOwn || may(actor, permissionOfJob[job.kind], place)
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title="Job" crumbs={[{ label: 'Jobs', href: `/jobs?company=${job.companyId}` }]} />
      <JobCard job={job} cancel={maySteer ? cancelJobAction : undefined} />
      {maySteer ? <JobCredentials job={job} /> : null}
      {maySteer ? <JobFailures job={job} /> : null}
    </div>
  )
}
