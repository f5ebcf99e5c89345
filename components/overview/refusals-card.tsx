import type { LogRecord } from '@/lib/contract/logs'
import { devicePath } from '../device/device-path'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'

export function RefusalsCard({ records, href }: { records: readonly LogRecord[]; href: string }) {
  return (
    <Card
      title="Refused lately"
      isFlush={records.length > 0}
      actions={
        <Button asChild size="sm" variant="ghost">
          <Link href={href}>Live Logs</Link>
        </Button>
      }
    >
      {records.length === 0 ? (
        <p data-face="empty" className="text-sm text-ink-muted">
          Nothing was refused. Logins and messages that are will stand here with their reason.
        </p>
      ) : (
        <ul className="divide-y">
          {records.map((record) => (
            <li key={record.seq} className="flex gap-3 px-4 py-2 text-sm">
              <div className="min-w-0 flex-1">
                <p className="wrap-anywhere">
                  <Who record={record} />
                  {record.code ? <code className="ml-2 text-xs text-ink-faint">{record.code}</code> : null}
                </p>
                <p className="break-words text-ink-muted">
                  <Link href={`/messages/${record.seq}`} className="rounded-sm hover:underline">
                    {record.sentence}
                  </Link>
                </p>
              </div>
              <RelativeTime at={record.at} className="shrink-0 text-xs whitespace-nowrap text-ink-faint" />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Who({ record }: { record: LogRecord }) {
  const { deviceId, tenantId, principal } = record
  const name = principal || 'nobody in particular'
  if (deviceId === null || tenantId === null) return <span className="font-medium">{name}</span>
  return (
    <Link
      href={`${devicePath({ id: deviceId, tenantId })}/logs`}
      className="rounded-sm font-medium hover:underline"
    >
      {name}
    </Link>
  )
}
