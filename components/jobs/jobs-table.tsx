import type { Job } from '@/lib/contract/jobs'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { JobMark } from './job-mark'
import { ProgressBar } from './progress-bar'

export function JobsTable({ jobs }: { jobs: readonly Job[] }) {
  return (
    <Table label="Jobs">
      <TableHead>
        <tr>
          <TableHeadCell>State</TableHeadCell>
          <TableHeadCell>Job</TableHeadCell>
          <TableHeadCell>Progress</TableHeadCell>
          <TableHeadCell>Place</TableHeadCell>
          <TableHeadCell>Started by</TableHeadCell>
          <TableHeadCell>When</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {jobs.map((job) => (
          <TableRow key={job.id}>
            <TableCell>
              <JobMark job={job} />
            </TableCell>
            <TableCell className="min-w-48 font-medium">
              <Link href={`/jobs/${job.id}`} className="rounded-sm break-words hover:underline">
                {job.title}
              </Link>
            </TableCell>
            <TableCell className="min-w-40">
              <span className="flex flex-col gap-1">
                <ProgressBar
                  label={`Progress of ${job.title}`}
                  value={job.done + job.failed}
                  max={job.total}
                  isBad={job.state === 'failed'}
                />
                <span className="text-xs text-ink-muted tabular-nums">
                  {(job.done + job.failed).toLocaleString('en')} of {job.total.toLocaleString('en')}
                  {job.failed > 0 ? `, ${job.failed.toLocaleString('en')} failed` : ''}
                </span>
              </span>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              {job.tenantName ?? 'Several tenants'}
              <span className="block text-xs text-ink-faint">{job.companyName}</span>
            </TableCell>
            <TableCell className="whitespace-nowrap">{job.createdBy}</TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted">
              <RelativeTime at={job.createdAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
