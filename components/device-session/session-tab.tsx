'use client'
import { Unplug } from 'lucide-react'
import type { DeviceDetail } from '@/lib/contract/devices'
import type { Action } from '../device/action-result'
import { useDevice } from '../device/use-device'
import { listConnectionsOp } from '../live/late-operations'
import { QueryError } from '../live/query-error'
import { useApi } from '../live/use-api'
import { EmptyState } from '../ui/empty-state'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { TableSkeleton } from '../ui/skeleton'
import { SessionCard } from './session-card'

const REFRESH_MS = 3_000

/** What the broker holds of the device now: its connections, what they subscribe to, what waits for them. */
export function SessionTab({
  device: initial,
  mayCut,
  cut,
}: {
  readonly device: DeviceDetail
  readonly mayCut: boolean
  readonly cut: Action<{ id: string }, unknown>
}) {
  const device = useDevice(initial)
  const list = useApi(listConnectionsOp, { deviceId: device.id }, { refetchEveryMs: REFRESH_MS })
  if (list.isError) return <QueryError error={list.error} onRetry={() => void list.refetch()} />
  if (list.isPending) return <TableSkeleton rows={4} />
  if (list.data.items.length === 0) return <NoSession device={device} />
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {list.data.items.map((connection) => (
        <SessionCard key={connection.id} connection={connection} mayCut={mayCut} cut={cut} />
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
