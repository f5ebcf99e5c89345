'use client'
import { useCallback } from 'react'
import type { DeviceDetail, updateDeviceOp } from '@/lib/contract/devices'
import type { InputOf } from '@/lib/contract/operation'
import { getDeviceOp } from '../live/late-operations'
import { pageQueries } from '../live/page-queries'
import { useApi } from '../live/use-api'
import type { Action } from './action-result'

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

export type UpdateDevice = Action<InputOf<typeof updateDeviceOp>, DeviceDetail>

/** The action, after which everything that shows the device shows what it answered. */
export function useUpdateDevice(updateDevice: UpdateDevice): UpdateDevice {
  const queries = pageQueries()
  return useCallback(
    async (input) => {
      const result = await updateDevice(input)
      if (result.ok) queries.setQueryData([getDeviceOp.id, { id: input.id }], result.data)
      return result
    },
    [queries, updateDevice],
  )
}
