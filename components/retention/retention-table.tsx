import type { RetentionRun } from '@/lib/contract/retention'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { keptWords, runWords } from './retention-words'

/** How long each tenant keeps what, and what was last deleted of it. */
export function RetentionTable({ runs }: { runs: readonly RetentionRun[] }) {
  return (
    <Table label="Retention">
      <TableHead>
        <tr>
          <TableHeadCell>Tenant</TableHeadCell>
          <TableHeadCell>Readings</TableHeadCell>
          <TableHeadCell>Live Logs</TableHeadCell>
          <TableHeadCell>Last run</TableHeadCell>
          <TableHeadCell>When</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {runs.map((run) => (
          <TableRow key={run.tenantId ?? 0}>
            <TableCell className="min-w-32 font-medium">
              {run.tenantId === null ? (
                <span className="font-normal text-ink-muted">Records of no tenant</span>
              ) : (
                <Link
                  href={`/tenant/${run.tenantId}/settings#retention`}
                  className="rounded-sm hover:underline"
                >
                  {run.tenantName}
                </Link>
              )}
            </TableCell>
            <TableCell className="whitespace-nowrap">
              {run.tenantId === null ? '–' : keptWords(run.retention.readingsDays)}
            </TableCell>
            <TableCell className="whitespace-nowrap">{keptWords(run.retention.logsDays)}</TableCell>
            <TableCell className="min-w-44">{runWords(run)}</TableCell>
            <TableCell className="text-ink-muted">
              {run.startedAt ? <RelativeTime at={run.endedAt ?? run.startedAt} /> : '–'}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
