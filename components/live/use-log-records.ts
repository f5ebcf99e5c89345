'use client'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { LogFilter } from '@/lib/contract/log-filter'
import { useLiveClient } from './live-context'
import { type LiveRecords, LiveSource } from './live-source'
import type { LogScope } from './log-view'

/** Records that the filter lets through, live while the caller is mounted; without a scope nothing comes by itself. */
export function useLogRecords(
  scope: LogScope | undefined,
  filter: LogFilter,
): LiveRecords & { readonly source: LiveSource } {
  const client = useLiveClient()
  const key = JSON.stringify([scope, filter])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that scope and filter are
  const view = useMemo(() => (scope ? client.viewOf(scope, filter) : undefined), [client, key])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter is another collection
  const alone = useMemo(() => new LiveSource(), [key])
  const source = view?.source ?? alone
  const records = useSyncExternalStore(source.records.subscribe, source.records.get, source.records.first)
  useEffect(() => (view ? client.watchView(view) : undefined), [client, view])
  return { ...records, source }
}
