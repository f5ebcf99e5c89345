'use client'

import { Download } from 'lucide-react'
import { useState } from 'react'
import type { Job } from '@/lib/contract/jobs'
import { listJobFailuresOp } from '../live/late-operations'
import { QueryError } from '../live/query-error'
import { useApi } from '../live/use-api'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Skeleton } from '../ui/skeleton'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { useJob } from './use-job'

/** What failed, row by row, and the file to mend and run again. */
export function JobFailures({ job: first }: { job: Job }) {
  const { data: job = first } = useJob(first)
  return job.failed === 0 ? null : <FailureCard key={job.failed} job={job} />
}

function FailureCard({ job }: { job: Job }) {
  const [cursors, setCursors] = useState<readonly string[]>([])
  const cursor = cursors.at(-1)
  const failures = useApi(
    listJobFailuresOp,
    { id: job.id, limit: 50, ...(cursor === undefined ? {} : { cursor }) },
    { keepsPrevious: true },
  )
  const next = failures.data?.nextCursor
  return (
    <Card
      title={`${job.failed.toLocaleString('en')} failed`}
      actions={
        <Button asChild>
          <a href={`/api/v1/jobs/${job.id}/failed-rows`} download>
            <Download aria-hidden />
            Failed rows as CSV
          </a>
        </Button>
      }
      isFlush
    >
      {failures.isPending ? (
        <Skeleton className="m-4 h-24" />
      ) : failures.isError ? (
        <QueryError error={failures.error} onRetry={() => void failures.refetch()} />
      ) : (
        <div className="flex flex-col gap-2 p-4">
          <Table label="What failed">
            <TableHead>
              <tr>
                <TableHeadCell>Row</TableHeadCell>
                <TableHeadCell>Column</TableHeadCell>
                <TableHeadCell>Why</TableHeadCell>
                <TableHeadCell>What it was</TableHeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {failures.data.items.map(({ row, column, sentence, input }) => (
                <TableRow key={row}>
                  <TableCell className="tabular-nums">{row}</TableCell>
                  <TableCell>{column ?? ''}</TableCell>
                  <TableCell className="min-w-64">{sentence}</TableCell>
                  <TableCell className="min-w-48 font-mono text-xs break-all text-ink-muted">
                    {Object.values(input).join(', ')}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
          {cursors.length > 0 || next ? (
            <nav aria-label="Pages of failures" className="flex justify-end gap-2">
              {cursors.length > 0 ? (
                <Button size="sm" onClick={() => setCursors(cursors.slice(0, -1))}>
                  Back
                </Button>
              ) : null}
              {next ? (
                <Button size="sm" onClick={() => setCursors([...cursors, next])}>
                  Next
                </Button>
              ) : null}
            </nav>
          ) : null}
        </div>
      )}
    </Card>
  )
}
