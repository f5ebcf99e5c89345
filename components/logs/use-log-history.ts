'use client'
import { useEffect, useState } from 'react'
import type { LogRecord, listLogsOp as listLogs } from '@/lib/contract/logs'
import type { OutputOf, RequestOf } from '@/lib/contract/operation'
import { apiGet } from '../live/api-call'
import { listLogsOp } from '../live/late-operations'
import type { LiveRecords, LiveSource } from '../live/live-source'
import { fillHistory } from './fill-history'
import type { logQuery } from './log-query'
import { CLEARED, endAfterFill, endAfterOlder, type OlderEnd } from './older-end'

const PAGE_ROWS = 200
const POLL_EVERY_MS = 5_000
const SETTLE_MICROS = 10_000_000

type Page = OutputOf<typeof listLogs>
type State =
  | { readonly kind: 'pending' }
  | { readonly kind: 'failed'; readonly error: Error }
  | { readonly kind: 'there'; readonly newest: Page; readonly end: OlderEnd }

/**
 * What is stored, joined to what comes live by `seq`. The feed is granted first and history asked for after it, down to
 * the newest record known before, so that nothing falls between; also after a reconnect. Where nothing comes live,
 * history is asked for again every few seconds.
 */
export function useLogHistory(
  query: ReturnType<typeof logQuery>,
  { source, grants, newestBefore }: Pick<LiveRecords, 'grants' | 'newestBefore'> & { source: LiveSource },
  isLive: boolean,
) {
  const [state, setState] = useState<State & { readonly source?: LiveSource }>({ kind: 'pending' })
  const [older, setOlder] = useState<{ readonly isBusy: boolean; readonly error?: Error }>({ isBusy: false })
  const [round, setRound] = useState(0)
  const key = JSON.stringify(query)

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew for another query, grant or round only
  useEffect(() => {
    const abort = new AbortController()
    const known = isLive ? settledBefore(newestBefore) : source.records.get().rows.at(-1)?.seq
    fillHistory((cursor) => askPage({ ...query, ...(cursor && { cursor }) }, abort.signal), known).then(
      (filled) => {
        const { items, first, hasHole } = filled
        if (abort.signal.aborted) return
        const oldest = items.at(-1)
        if (hasHole && oldest) source.keepFrom(oldest.seq)
        source.join(items)
        setState((old) => {
          const before = old.kind === 'there' && old.source === source ? old.end : undefined
          const end = endAfterFill(before, filled, known !== undefined && !hasHole)
          return { kind: 'there', newest: first, end, source }
        })
      },
      (error: unknown) => {
        if (abort.signal.aborted) return
        setState({ kind: 'failed', error: error instanceof Error ? error : new Error(String(error)), source })
      },
    )
    return () => abort.abort()
  }, [key, source, grants, round])

  useEffect(() => {
    if (isLive) return
    const timer = setInterval(() => document.hidden || setRound((old) => old + 1), POLL_EVERY_MS)
    return () => clearInterval(timer)
  }, [isLive])

  // What was said of another filter says nothing of this one.
  const shown: State = state.source === source ? state : { kind: 'pending' }
  return {
    ...shown,
    older,
    retry: () => setRound((old) => old + 1),
    forgetOlder: () => setState((old) => (old.kind === 'there' ? { ...old, end: CLEARED } : old)),
    /** Asks for the page before this record, joins it, and hands it over. */
    loadOlder: async (oldest: Pick<LogRecord, 'seq' | 'at'>) => {
      if (older.isBusy) return []
      setOlder({ isBusy: true })
      try {
        const page = await askPage({ ...query, to: oldest.at })
        source.join(page.items)
        setState((old) => (old.kind === 'there' ? { ...old, end: endAfterOlder(oldest.seq, page) } : old))
        setOlder({ isBusy: false })
        return page.items
      } catch (error) {
        setOlder({ isBusy: false, error: error instanceof Error ? error : new Error(String(error)) })
        return []
      }
    },
  }
}

/** Records are numbered as they come and told of as they are stored: of the last seconds one may still have been on its way. */
const settledBefore = (seq: number | undefined): number | undefined =>
  seq === undefined ? undefined : seq - SETTLE_MICROS

const askPage = (input: RequestOf<typeof listLogs>, signal?: AbortSignal): Promise<Page> =>
  apiGet(listLogsOp, { limit: PAGE_ROWS, ...input }, signal)
