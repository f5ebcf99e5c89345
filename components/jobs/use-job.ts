'use client'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Job } from '@/lib/contract/jobs'
import { apiGet } from '../live/api-call'
import { getJobOp } from '../live/late-operations'
import { pageQueries } from '../live/page-queries'

const LOOK_EVERY_MS = 1_000

/** The job as it is now, asked for each second until it has ended. */
export const useJob = (job: Job): UseQueryResult<Job> =>
  useQuery<Job>(
    {
      queryKey: [getJobOp.id, { id: job.id }],
      queryFn: ({ signal }) => apiGet(getJobOp, { id: job.id }, signal),
      initialData: job,
      refetchInterval: ({ state: { data } }) => (data?.endedAt ? false : LOOK_EVERY_MS),
    },
    pageQueries(),
  )
