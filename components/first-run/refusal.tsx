import type { Device } from '@/lib/contract/devices'
import type { LogRecord } from '@/lib/contract/logs'
import { devicePath } from '../device/device-path'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'

/** What went wrong with the newest try, and what mends it. */
export function Refusal({ record, device }: { record: LogRecord; device: Device }) {
  return (
    <div role="status" className="border-t bg-bad-soft px-4 py-3 text-sm">
      <p className="flex flex-wrap items-center gap-x-2">
        <StatusMark mark="refused">Refused</StatusMark>
        <RelativeTime at={record.at} className="text-ink-muted" />
        <span className="text-ink-muted">
          {record.principal}
          {record.address ? ` from ${record.address}` : ''}
        </span>
      </p>
      <p className="mt-1 font-medium">{record.sentence}</p>
      {record.mend ? <p className="text-ink-muted">{record.mend.sentence}</p> : null}
      <Link
        href={`${devicePath(device)}/logs`}
        className="mt-1 inline-block rounded-sm underline underline-offset-2"
      >
        Open Live Logs
      </Link>
    </div>
  )
}
