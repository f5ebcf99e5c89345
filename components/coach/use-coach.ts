'use client'
import { useEffect } from 'react'
import type { DeviceDetail } from '@/lib/contract/devices'
import { liveTargetOf } from '../device/live-target-of'
import { getCoachOp } from '../live/late-operations'
import { useLiveRecords } from '../live/live-provider'
import { useApi } from '../live/use-api'

/** Beside the live feed, which does not carry what is filed under the device's tenant. */
const REFRESH_MS = 3_000

/** How far the device has come, asked for again with each of its records. */
export function useCoach(device: DeviceDetail, since?: string) {
  const { received, grants } = useLiveRecords(liveTargetOf(device))
  const coach = useApi(
    getCoachOp,
    { id: device.id, ...(since === undefined ? {} : { since }) },
    { refetchEveryMs: REFRESH_MS },
  )
  const { refetch } = coach
  useEffect(() => {
    if (received > 0 || grants > 0) void refetch()
  }, [received, grants, refetch])
  return coach
}
