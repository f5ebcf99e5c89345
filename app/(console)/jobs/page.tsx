import { ListTodo } from 'lucide-react'
import type { Metadata } from 'next'
import { JobsTable } from '@/components/jobs/jobs-table'
import { LinkedFilters } from '@/components/lists/linked-filters'
import { ListBar } from '@/components/lists/list-bar'
import { SearchFilter } from '@/components/lists/search-filter'
import { SelectFilter } from '@/components/lists/select-filter'
import { EmptyState } from '@/components/ui/empty-state'
import { listJobs } from '@/lib/services/jobs/list-jobs'
import { ListPage } from '../list-page'
import { read } from '../read'
import { listInput, type PageProps } from '../scope-query'

export const metadata: Metadata = { title: 'Jobs' }

const filterNames = ['q', 'state', 'tenantId'] as const

export default async function JobsPage({ searchParams }: PageProps) {
  const search = await searchParams
  const result = await read(listJobs, listInput(search, filterNames))
  return (
    <ListPage
      title="Jobs"
      search={search}
      filterNames={filterNames}
      filters={
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
          <LinkedFilters filters={[['tenantId', 'Tenant']]} />
        </ListBar>
      }
      result={result}
      what="jobs"
      empty={
        <EmptyState
          icon={ListTodo}
          title="No job yet"
          sentence="An import of devices, or an action on many of them, runs as a job: with progress, a way to stop it, and a list of what failed."
        />
      }
      isRefreshed
    >
      {(jobs) => <JobsTable jobs={jobs} />}
    </ListPage>
  )
}
