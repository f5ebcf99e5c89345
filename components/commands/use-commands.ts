'use client'
import { useEffect, useMemo, useState } from 'react'
import type { CommandView } from '@/lib/contract/commands'
import type { DeviceDetail } from '@/lib/contract/devices'
import { liveTargetOf } from '../device/live-target-of'
import { listCommandsOp } from '../live/late-operations'
import { useLiveRecords } from '../live/live-provider'
import { useApi } from '../live/use-api'
import { mergeCommands } from './merge-commands'

/** While the live feed is away, states are asked for this often. */
const REFRESH_MS = 10_000

/** The newest commands of the device, their states live. */
export function useCommands(device: DeviceDetail) {
  const { source, grants } = useLiveRecords(liveTargetOf(device))
  const list = useApi(listCommandsOp, { id: device.id, limit: 100 }, { refetchEveryMs: REFRESH_MS })
  const [changed, setChanged] = useState<readonly CommandView[]>([])
  const { refetch } = list
  useEffect(
    () =>
      source.onCommand((command) => {
        if (command.deviceId === device.id) setChanged((old) => mergeCommands(old, [command]))
      }),
    [source, device.id],
  )
  useEffect(() => {
    if (grants > 0) void refetch()
  }, [grants, refetch])
  const items = useMemo(() => mergeCommands(list.data?.items ?? [], changed), [list.data, changed])
  return {
    items,
    list,
    add: (command: CommandView) => setChanged((old) => mergeCommands(old, [command])),
  }
}
