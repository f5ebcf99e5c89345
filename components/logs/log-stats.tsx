'use client'
import type { ReactNode } from 'react'
import { LiveNote } from '../live/live-note'
import { ANSWER_WITHIN_MS } from '../live/worker-watch'
import { StatusMark } from '../ui/status-mark'
import type { useLogView } from './use-log-view'
import { useRate } from './use-rate'

/** Whether it is live, how much comes in, what is shown of it, and what is not here. */
export function LogStats({
  view,
  isLive,
  children,
}: {
  readonly view: ReturnType<typeof useLogView>
  readonly isLive: boolean
  readonly children?: ReactNode
}) {
  const rate = useRate(view.source)
  const { history } = view
  const newest = history.kind === 'there' ? history.newest : undefined
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-muted tabular-nums">
      {view.isPatternGivenUp ? (
        <span role="status">
          <StatusMark mark="bad" className="whitespace-normal">
            The pattern took more than {ANSWER_WITHIN_MS / 1000} seconds on a record and was given up: nothing
            comes live. Simplify it to go on
          </StatusMark>
        </span>
      ) : isLive ? (
        <LiveNote isRefused={view.isRefused} />
      ) : (
        <StatusMark mark="info" className="whitespace-normal">
          Asked for every 5 seconds; choose a company for live
        </StatusMark>
      )}
      <span>
        {isLive ? `${rate.toLocaleString('en', { maximumFractionDigits: 1 })}/s in, ` : ''}
        {isLive ? `${view.seen.toLocaleString('en')} in, ` : ''}
        {view.rows.length.toLocaleString('en')} shown, {view.dropped.toLocaleString('en')} dropped (over
        10,000 rows or 16 MiB)
      </span>
      {newest && newest.suppressed > 0 ? (
        <span>{newest.suppressed.toLocaleString('en')} of today were counted and not kept</span>
      ) : null}
      {newest && !newest.hasRecent ? (
        <span>The broker did not answer: accepted messages of before are missing</span>
      ) : null}
      {children}
    </div>
  )
}
