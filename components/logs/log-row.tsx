'use client'
import { Ban, CircleCheck } from 'lucide-react'
import { memo } from 'react'
import type { LogRecord } from '@/lib/contract/logs'
import { Badge } from '../ui/badge'
import { formatClock } from '../ui/format-time'
import { Highlight } from './highlight'
import type { Highlighter } from './highlight-parts'

/** A record in one line; the list opens the whole of it on click or Enter. */
export const LogRow = memo(function LogRow({
  record,
  find,
  showsPrincipal,
}: {
  readonly record: LogRecord
  readonly find: Highlighter
  /** Where the records are of many. */
  readonly showsPrincipal: boolean
}) {
  const isRefused = record.outcome === 'refused'
  const Icon = isRefused ? Ban : CircleCheck
  return (
    <button
      type="button"
      data-outcome={record.outcome}
      className="flex h-full w-full items-center gap-3 border-b px-3 text-left text-sm hover:bg-sunken focus-visible:-outline-offset-2"
    >
      <time className="shrink-0 font-mono text-xs text-ink-faint" dateTime={record.at}>
        {formatClock(record.at)}
      </time>
      <span
        className={`flex shrink-0 items-center gap-1 text-xs ${isRefused ? 'text-bad' : 'text-ok'}`}
        title={record.outcome}
      >
        <Icon aria-hidden className="size-3.5" />
        <span className="w-12 max-sm:sr-only">{record.outcome}</span>
      </span>
      <span className="w-18 shrink-0 text-xs text-ink-faint max-lg:hidden">{record.kind}</span>
      {showsPrincipal ? (
        <span className="w-32 shrink-0 truncate text-ink-muted max-md:hidden" title={record.principal}>
          <Highlight text={record.principal} find={find} />
        </span>
      ) : null}
      <span className="min-w-0 flex-1 truncate">
        <Highlight text={record.sentence} find={find} />
        {record.payload === null ? null : (
          <span className="ml-2 font-mono text-xs text-ink-faint">
            <Highlight text={record.payload.slice(0, 160)} find={find} />
          </span>
        )}
      </span>
      {record.code ? (
        <Badge tone="bad" className="shrink-0 max-sm:hidden">
          {record.code}
        </Badge>
      ) : null}
      {/* Cut at its beginning: what tells topics of one device apart is their end. */}
      <span className="max-w-72 shrink truncate font-mono text-xs text-ink-faint max-md:hidden" dir="rtl">
        <bdi dir="ltr">{record.topic === null ? null : <Highlight text={record.topic} find={find} />}</bdi>
      </span>
    </button>
  )
})
