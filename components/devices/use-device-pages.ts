'use client'

import { useRef, useState } from 'react'
import { type ListedDevice, listDevicesOp } from '@/lib/contract/devices'
import { apiGet } from '../live/api-call'
import { joinPages } from './join-pages'

export interface DevicePage {
  readonly items: readonly ListedDevice[]
  readonly nextCursor: string | null
}

export interface DevicePages {
  readonly devices: readonly ListedDevice[]
  readonly hasMore: boolean
  readonly isLoading: boolean
  /** Why the next page did not come. */
  readonly problem: string | undefined
  loadMore(): void
}

/** The first page comes with the page and is renewed with it; the next ones are asked of the API. */
export function useDevicePages(first: DevicePage, query: Readonly<Record<string, string>>): DevicePages {
  const [more, setMore] = useState<readonly DevicePage[]>([])
  const [isLoading, setLoading] = useState(false)
  const [problem, setProblem] = useState<string>()
  const isAsking = useRef(false)
  const cursor = (more.at(-1) ?? first).nextCursor
  const loadMore = async () => {
    if (cursor === null || isAsking.current) return
    isAsking.current = true
    setLoading(true)
    setProblem(undefined)
    try {
      const page = await apiGet(listDevicesOp, { ...query, cursor })
      setMore((pages) => [...pages, page])
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'The console did not answer.')
    }
    isAsking.current = false
    setLoading(false)
  }
  return {
    devices: joinPages([first, ...more].map(({ items }) => items)),
    hasMore: cursor !== null,
    isLoading,
    problem,
    loadMore: () => void loadMore(),
  }
}
