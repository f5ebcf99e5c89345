import type { AuditRecord } from '@/lib/contract/audit'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { subjectHref } from './audit-subject'
import { auditChanges, auditWords } from './audit-words'

export function AuditTable({ records }: { records: readonly AuditRecord[] }) {
  return (
    <Table label="Audit">
      <TableHead>
        <tr>
          <TableHeadCell>When</TableHeadCell>
          <TableHeadCell>Who</TableHeadCell>
          <TableHeadCell>What</TableHeadCell>
          <TableHeadCell>On what</TableHeadCell>
          <TableHeadCell>What changed</TableHeadCell>
          <TableHeadCell>From</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {records.map((record) => (
          <TableRow key={record.id}>
            <TableCell className="align-top whitespace-nowrap text-ink-muted">
              <RelativeTime at={record.at} />
            </TableCell>
            <TableCell className="align-top whitespace-nowrap">
              {record.actorName}
              <span className="block text-xs text-ink-faint">{record.actorKind}</span>
            </TableCell>
            <TableCell className="align-top whitespace-nowrap">{auditWords(record.verb)}</TableCell>
            <TableCell className="max-w-72 min-w-36 align-top font-medium break-words">
              <Subject record={record} />
            </TableCell>
            <TableCell className="min-w-52 align-top">
              <Changes record={record} />
            </TableCell>
            <TableCell className="align-top whitespace-nowrap">
              {record.address ? <code>{record.address}</code> : <span className="text-ink-faint">–</span>}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function Subject({ record }: { record: AuditRecord }) {
  const href = subjectHref(record)
  if (href === null) return record.subjectName
  return (
    <Link href={href} className="rounded-sm hover:underline">
      {record.subjectName}
    </Link>
  )
}

function Changes({ record }: { record: AuditRecord }) {
  return (
    <ul>
      {auditChanges(record.changes).map(({ field, from, to }) => (
        <li key={field} className="break-words">
          <span className="text-ink-faint">{field}: </span>
          {from === undefined ? null : (
            <>
              <del className="text-ink-muted">{from}</del>
              <span aria-hidden> → </span>
              <span className="sr-only"> to </span>
            </>
          )}
          <ins className="no-underline">{to}</ins>
        </li>
      ))}
    </ul>
  )
}
