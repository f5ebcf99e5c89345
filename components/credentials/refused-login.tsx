import type { LogRecord } from '@/lib/contract/logs'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'

/** The login that led to the form, or why it cannot be shown. */
export type Refusal = { readonly record: LogRecord } | { readonly sentence: string }

/** Why the device was refused, and which credential it should come with. */
export function RefusedLogin({ refusal }: { readonly refusal: Refusal }) {
  if ('sentence' in refusal) return <p className="mb-3 text-sm text-ink-muted">{refusal.sentence}</p>
  const { seq, at, sentence, mend } = refusal.record
  return (
    <div className="mb-3 flex flex-col gap-1 rounded-md border border-bad/40 bg-bad-soft/50 px-3 py-2 text-sm">
      <p className="flex flex-wrap items-center gap-x-2">
        <StatusMark mark="refused">Its login was refused</StatusMark>
        <RelativeTime at={at} className="text-xs text-ink-muted" />
      </p>
      <p className="break-words">{sentence}</p>
      {mend ? <p className="break-words">{mend.sentence}</p> : null}
      <p>
        <Link href={`/messages/${seq}`} className="text-accent underline underline-offset-2">
          Its record
        </Link>
      </p>
    </div>
  )
}
