import type { AuditRecord } from '@/lib/contract/audit'
import { auditWords } from '../audit/audit-words'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { groupAudit } from './group-audit'

const SHOWN_MAX = 8

export function AuditCard({ records, href }: { records: readonly AuditRecord[]; href: string }) {
  return (
    <Card
      title="Changed lately"
      isFlush={records.length > 0}
      actions={
        <Button asChild size="sm" variant="ghost">
          <Link href={href}>Audit</Link>
        </Button>
      }
    >
      {records.length === 0 ? (
        <p data-face="empty" className="text-sm text-ink-muted">
          Nothing has changed yet.
        </p>
      ) : (
        <ul className="divide-y">
          {groupAudit(records, SHOWN_MAX).map(({ record, count }) => (
            <li key={record.id} className="flex gap-3 px-4 py-2 text-sm">
              <p className="min-w-0 flex-1 break-words">
                <span className="font-medium">{record.actorName}</span>{' '}
                <span className="text-ink-muted">{auditWords(record.verb)}</span> {record.subjectName}
                {count > 1 ? <span className="text-ink-faint"> ({count} times)</span> : null}
              </p>
              <RelativeTime at={record.at} className="shrink-0 text-xs whitespace-nowrap text-ink-faint" />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
