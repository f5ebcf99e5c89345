import type { AuditRecord } from '@/lib/contract/audit'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { fieldHref, subjectHref } from './audit-subject'
import { auditChanges, auditWords, fieldWords } from './audit-words'

export function AuditTable({ records }: { records: readonly AuditRecord[] }) {
  return (
    <Table label="Audit">
      <TableHead>
        <tr>
          <TableHeadCell>When</TableHeadCell>
          <TableHeadCell>Who</TableHeadCell>
          <TableHeadCell>What</TableHeadCell>
          <TableHeadCell>What changed</TableHeadCell>
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
              <span className="block text-xs text-ink-faint">
                {record.actorKind}
                {record.address ? (
                  <>
                    , from <code className="text-xs">{record.address}</code>
                  </>
                ) : null}
              </span>
            </TableCell>
            <TableCell className="max-w-80 min-w-40 align-top break-words">
              {auditWords(record.verb)}{' '}
              <span className="block font-medium">
                <Subject record={record} />
              </span>
            </TableCell>
            <TableCell className="min-w-52 align-top">
              <Changes record={record} />
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
          <span className="text-ink-faint">{fieldWords(field)}: </span>
          {from === undefined ? null : (
            <>
              <del className="text-ink-muted">{from}</del>
              <span aria-hidden> → </span>
              <span className="sr-only"> to </span>
            </>
          )}
          <ins className="no-underline">
            <To href={fieldHref(field, to, record.tenantId)}>{to}</To>
          </ins>
        </li>
      ))}
    </ul>
  )
}

/** What has a page is told by the first letters of its id. */
function To({ href, children }: { href: string | null; children: string }) {
  if (href === null) return children
  return (
    <Link href={href} title={children} className="rounded-sm underline underline-offset-2">
      <code>{children.slice(0, 8)}…</code>
    </Link>
  )
}
