'use client'
import { Unplug } from 'lucide-react'
import type { DeviceDetail } from '@/lib/contract/devices'
import type { Action } from '../device/action-result'
import { useDevice } from '../device/use-device'
import { listAwaySessionsOp, listConnectionsOp } from '../live/late-operations'
import { QueryError } from '../live/query-error'
import { useApi } from '../live/use-api'
import { EmptyState } from '../ui/empty-state'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { TableSkeleton } from '../ui/skeleton'
import { AwaySessionCard } from './away-session-card'
import { SessionCard } from './session-card'

const REFRESH_MS = 3_000

/** What the broker holds of the device now: its connections and its sessions, what they subscribe to, what waits for them. */
export function SessionTab({
  device: initial,
  mayCut,
  cut,
  end,
}: {
  readonly device: DeviceDetail
  /** Cut a connection, end a session. */
  readonly mayCut: boolean
  readonly cut: Action<{ id: string }, unknown>
  readonly end: Action<{ id: string }, unknown>
}) {
  const device = useDevice(initial)
  const options = { refetchEveryMs: REFRESH_MS }
  const list = useApi(listConnectionsOp, { deviceId: device.id }, options)
  const away = useApi(listAwaySessionsOp, { deviceId: device.id }, options)
  if (list.isError) return <QueryError error={list.error} onRetry={() => void list.refetch()} />
  if (away.isError) return <QueryError error={away.error} onRetry={() => void away.refetch()} />
  if (list.isPending || away.isPending) return <TableSkeleton rows={4} />
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {list.data.items.length === 0 ? <NoSession device={device} /> : null}
      {list.data.items.map((connection) => (
        <SessionCard key={connection.id} connection={connection} mayCut={mayCut} cut={cut} />
      ))}
      {away.data.items.map((session) => (
        <AwaySessionCard
          key={session.id}
          session={session}
          mayEnd={mayCut}
          end={end}
          onEnded={() => void away.refetch()}
        />
      ))}
    </div>
  )
}

function NoSession({ device: { dialect, tenantId, connection } }: { readonly device: DeviceDetail }) {
  if (dialect === 'thingscale') {
    return (
      <EmptyState
        icon={Unplug}
        title="It has no connection of its own"
        sentence="ThingScale devices come by the account of their tenant, one for all of them."
        action={
          <Link
            href={`/connections?tenantId=${tenantId}&principalKind=account`}
            className="rounded-sm underline underline-offset-2"
          >
            Connections of the account
          </Link>
        }
      />
    )
  }
  const { disconnectedAt, disconnectReason } = connection
  return (
    <EmptyState
      icon={Unplug}
      title="Not connected"
      sentence={
        disconnectedAt === null ? (
          'It never connected. Its Overview says how far it came.'
        ) : (
          <>
            It left <RelativeTime at={disconnectedAt} />
            {disconnectReason === null ? '.' : `: ${disconnectReason}.`}
          </>
        )
      }
    />
  )
}
