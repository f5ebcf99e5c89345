'use client'

import { CircleX } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from './button'

/** Something failed: what, with the request id that finds it in the log, and a way to try again. */
export function ErrorState({
  title = 'This could not be loaded',
  sentence,
  requestId,
  onRetry,
}: {
  title?: string
  sentence: string
  requestId?: string | undefined
  /** Without it, the page's own data is asked for again. */
  onRetry?: () => void
}) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  return (
    <div
      role="alert"
      data-face="failed"
      className="flex flex-col items-center gap-1 rounded-lg border border-bad/50 bg-surface px-6 py-10 text-center"
    >
      <CircleX aria-hidden className="mb-2 size-6 text-bad" strokeWidth={1.5} />
      <h2 className="text-base font-semibold">{title}</h2>
      <p className="max-w-md text-sm text-ink-muted">{sentence}</p>
      {requestId ? (
        <p className="text-xs text-ink-faint">
          Request <code className="select-all">{requestId}</code>
        </p>
      ) : null}
      <Button
        className="mt-3"
        isBusy={isPending}
        onClick={() => (onRetry ? onRetry() : startTransition(() => router.refresh()))}
      >
        Try again
      </Button>
    </div>
  )
}
