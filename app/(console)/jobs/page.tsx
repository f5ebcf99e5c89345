import { ListTodo } from 'lucide-react'
import type { Metadata } from 'next'
import { JobsTable } from '@/components/jobs/jobs-table'
import { ListBar } from '@/components/lists/list-bar'
import { isNarrowed, queryText } from '@/components/lists/list-query'
import { RefreshWhileSeen } from '@/components/lists/refresh-while-seen'
import { SearchFilter } from '@/components/lists/search-filter'
import { SelectFilter } from '@/components/lists/select-filter'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listJobs } from '@/lib/services/jobs/list-jobs'
import { ListFaces } from '../list-faces'
import { read } from '../read'
import { scopeCrumbs } from '../scope-crumbs'
import { listInput, type PageProps } from '../scope-query'

export const metadata: Metadata = { title: 'Jobs' }

const filterNames = ['q', 'state', 'tenantId'] as const

export default async function JobsPage({ searchParams }: PageProps) {
  const search = await searchParams
  const result = await read(listJobs, listInput(search, filterNames))
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title="Jobs" crumbs={await scopeCrumbs(queryText(search, 'company'))} />
      <ListBar>
        <SearchFilter label="Search jobs" />
        <SelectFilter
          label="State"
          param="state"
          all="Any state"
          options={[
            ['queued', 'Waiting'],
            ['running', 'Running'],
            ['done', 'Done'],
            ['failed', 'Stopped'],
            ['cancelled', 'Cancelled'],
          ]}
        />
      </ListBar>
      <ListFaces
        result={result}
        what="jobs"
        isNarrowed={isNarrowed(search, filterNames)}
        empty={
          <EmptyState
            icon={ListTodo}
            title="No job yet"
            sentence="An import of devices, or an action on many of them, runs as a job: with progress, a way to stop it, and a list of what failed."
          />
        }
      >
        {(jobs) => <JobsTable jobs={jobs} />}
      </ListFaces>
      <RefreshWhileSeen />
    </div>
  )
}
