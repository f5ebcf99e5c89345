'use client'
import { CopyButton } from '../ui/copy-button'
import { deedOf, whoMay } from './mend-powers'
import type { ShownWay } from './shown-mend'

/** For a reader whose role does not reach: whom to ask for what, with a link to send. */
export function AskSomebody({
  ways,
  seq,
}: {
  readonly ways: readonly ShownWay[]
  readonly seq: number | null
}) {
  const whom = [...new Set(ways.map(({ kind }) => whoMay(kind)))].join(' or ')
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="text-sm text-ink-muted">
        Your role does not reach that far: ask {whom} to {ways.map(deedOf).join(', or to ')}.
      </p>
      {seq === null ? null : <CopyLink seq={seq} />}
    </div>
  )
}

function CopyLink({ seq }: { readonly seq: number }) {
  const path = `/messages/${seq}`
  // The page is only known in the browser; what the server draws copies the path.
  const text = typeof window === 'undefined' ? path : new URL(path, window.location.origin).href
  return <CopyButton text={text} what="the link to this record" label="Copy the link for them" />
}
