'use client'
import { type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { LiveClient } from './live-client'
import { LiveContext, useLiveClient } from './live-context'
import type { LinkStatus, LiveTarget } from './live-messages'
import type { LiveRecords, LiveSource, LiveValues } from './live-source'
import { sourceKey } from './source-key'

interface LiveProviderProps {
  /** The company in scope: its connection is kept up while no device is watched. */
  readonly companyId?: string | undefined
  readonly children: ReactNode
}

/** One live connection for everything below; inside another provider it adds nothing. */
export function LiveProvider({ companyId, children }: LiveProviderProps) {
  const outer = useContext(LiveContext)
  const [own] = useState(() => new LiveClient())
  const client = outer ?? own
  useEffect(() => {
    if (client !== own) return
    own.start()
    return () => own.stop()
  }, [client, own])
  useEffect(() => {
    if (companyId !== undefined) client.setCompany(companyId)
  }, [client, companyId])
  return <LiveContext value={client}>{children}</LiveContext>
}

export interface LiveStatus {
  readonly state: LinkStatus['state']
  readonly roundTripMs?: number
  readonly retryInSeconds?: number
  /** Why there is no connection, in one sentence. */
  readonly reason?: string
  reconnect(): void
}

export function useLiveStatus(): LiveStatus {
  const client = useLiveClient()
  const status = useSyncExternalStore(client.status.subscribe, client.status.get, () => offOnServer)
  const retryInSeconds = useCountdown(status.state === 'retrying' ? status.retryAtMs : undefined)
  return {
    state: status.state,
    ...('roundTripMs' in status && { roundTripMs: status.roundTripMs }),
    ...(retryInSeconds !== undefined && { retryInSeconds }),
    ...('reason' in status && { reason: status.reason }),
    reconnect: () => client.reconnect(),
  }
}

/** The newest value of each path, live while the caller is mounted. */
export function useLiveValues(target: LiveTarget): LiveValues & { readonly source: LiveSource } {
  const source = useLiveSource(target, 'values')
  const values = useSyncExternalStore(source.values.subscribe, source.values.get, source.values.first)
  return { ...values, source }
}

/** Log records, live while the caller is mounted. */
export function useLiveRecords(target: LiveTarget): LiveRecords & { readonly source: LiveSource } {
  const source = useLiveSource(target, 'records')
  const records = useSyncExternalStore(source.records.subscribe, source.records.get, source.records.first)
  return { ...records, source }
}

export function useLiveSource(target: LiveTarget, feed: 'values' | 'records'): LiveSource {
  const client = useLiveClient()
  const key = sourceKey(target)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the target is
  const stable = useMemo(() => target, [key, target.companyId])
  const source = client.sourceOf(stable)
  useEffect(() => client.watch(stable, feed), [client, stable, feed])
  return source
}

const offOnServer: LinkStatus = { state: 'connecting' }

function useCountdown(untilMs: number | undefined): number | undefined {
  const [seconds, setSeconds] = useState<number>()
  useEffect(() => {
    if (untilMs === undefined) return setSeconds(undefined)
    const tick = () => setSeconds(Math.max(0, Math.ceil((untilMs - Date.now()) / 1000)))
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [untilMs])
  return untilMs === undefined ? undefined : seconds
}
