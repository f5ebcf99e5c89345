'use client'
import { type DeviceDetail, getDeviceOp } from '@/lib/contract/devices'
import { useApi } from '../live/use-api'

const REFRESH_MS = 5_000

/** The device as it is now: first as the page was made with it, then asked for again every few seconds. */
export function useDevice(initial: DeviceDetail): DeviceDetail {
  const { data } = useApi(
    getDeviceOp,
    { id: initial.id },
    { initialData: initial, refetchEveryMs: REFRESH_MS },
  )
  return data ?? initial
}
