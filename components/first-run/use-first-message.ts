'use client'

import type { Device } from '@/lib/contract/devices'
import type { LogRecord } from '@/lib/contract/logs'
import { getDeviceOp, getLatestOp, listLogsOp } from '../live/late-operations'
import { useApi } from '../live/use-api'
import { tellingRefusal } from './first-run-state'

const EVERY_MS = 2_000

interface FirstMessage {
  readonly hasConnected: boolean
  readonly hasReading: boolean
  readonly refusal: LogRecord | undefined
}

/** Watches a device until its first reading is stored, and what it is refused meanwhile. */
export function useFirstMessage(device: Device): FirstMessage {
  const latest = useApi(getLatestOp, { id: device.id }, { refetchEveryMs: EVERY_MS })
  const hasReading = (latest.data?.items.length ?? 0) > 0
  const isWaiting = { refetchEveryMs: EVERY_MS, isEnabled: !hasReading }
  const now = useApi(getDeviceOp, { id: device.id }, isWaiting)
  const logs = useApi(listLogsOp, { outcome: 'refused', limit: 20 }, isWaiting)
  const connection = now.data?.connection ?? device.connection
  return {
    hasReading,
    hasConnected: connection.isOnline || connection.connectedAt !== null || connection.lastSeenAt !== null,
    refusal: hasReading ? undefined : tellingRefusal(logs.data?.items ?? [], device),
  }
}
