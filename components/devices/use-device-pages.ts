'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ListedDevice } from '@/lib/contract/devices'
import type { Problem } from '@/lib/contract/problem'
import { problemOfError } from '../jobs/api-post'
import { apiGet } from '../live/api-call'
import { listDevicesOp } from '../live/late-operations'
import { joinPages, type Page, withFirst, withNext, withRenewed } from './device-pages'

export type DevicePage = Page<ListedDevice>

/** Of each further page; the first is part of the document, and smaller. */
const PAGE_ROWS = 200

export interface DevicePages {
  readonly devices: readonly ListedDevice[]
  readonly hasMore: boolean
  readonly isLoading: boolean
  /** Why the next page did not come. */
  readonly problem: Problem | undefined
  readonly loadMore: () => void
  /** Which rows are on screen: their pages are kept up to date. */
  readonly see: (from: number, to: number) => void
}

/**
 * The first page comes with the document. The next are asked of the API, with the query of then: another query is
 * another list. Whenever the first is renewed, those in sight are.
 */
export function useDevicePages(first: DevicePage, query: Readonly<Record<string, string>>): DevicePages {
  const [asked] = useState(query)
  const [pages, setPages] = useState<readonly DevicePage[]>([first])
  const [isLoading, setLoading] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const isAsking = useRef(false)
  const joined = useMemo(() => joinPages(pages), [pages])
  const sight = useRef({ from: 0, to: 0 })
  const loaded = useRef({ pages, pageOf: joined.pageOf })
  useEffect(() => {
    loaded.current = { pages, pageOf: joined.pageOf }
  }, [pages, joined])

  const ask = useCallback(
    (cursor: string) => apiGet(listDevicesOp, { ...asked, limit: PAGE_ROWS, cursor }),
    [asked],
  )
  const loadMore = useCallback(async () => {
    const cursor = loaded.current.pages.at(-1)?.nextCursor
    if (!cursor || isAsking.current) return
    isAsking.current = true
    setLoading(true)
    setProblem(undefined)
    try {
      const page = await ask(cursor)
      setPages((all) => withNext(all, cursor, page))
    } catch (error) {
      setProblem(problemOfError(error))
    }
    isAsking.current = false
    setLoading(false)
  }, [ask])

  const newest = useRef(first)
  useEffect(() => {
    if (newest.current === first) return
    newest.current = first
    setPages((all) => withFirst(all, first))
    const renew = async () => {
      const { pageOf, pages: before } = loaded.current
      const start = Math.max(1, pageOf[sight.current.from] ?? 0)
      const end = pageOf[sight.current.to] ?? 0
      let next = start === 1 ? first.nextCursor : (before[start - 1]?.nextCursor ?? null)
      for (let index = start; index <= end && next !== null; index++) {
        const cursor = next
        const page = await ask(cursor)
        setPages((all) => withRenewed(all, index, cursor, page))
        next = page.nextCursor
      }
    }
    // Where it fails the rows stay as they were: the next renewal is soon.
    renew().catch(() => undefined)
  }, [first, ask])

  return {
    devices: joined.rows,
    hasMore: (pages.at(-1)?.nextCursor ?? null) !== null,
    isLoading,
    problem,
    loadMore: useCallback(() => void loadMore(), [loadMore]),
    see: useCallback((from: number, to: number) => {
      sight.current = { from, to }
    }, []),
  }
}
