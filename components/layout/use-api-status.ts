'use client'

import { useQuery } from '@tanstack/react-query'
import { ApiError, apiGet } from '../live/api-call'
import { whoAmIOp } from '../live/late-operations'
import { noticeSession } from '../session/session-lapse'
import type { LinkMark } from './status-marks'

const EVERY_MS = 15_000
const TIMEOUT_MS = 5_000

/** Whether the API answers, how fast, and that it still answers `userId`; asked while the tab is seen. */
export function useApiStatus(userId: string): LinkMark {
  const { data, error, isPending, refetch, isFetching } = useQuery({
    queryKey: ['api-status'],
    queryFn: async () => {
      const startedAt = performance.now()
      const { id } = await apiGet(whoAmIOp, {}, AbortSignal.timeout(TIMEOUT_MS))
      if (id !== userId) throw new ApiError(409, 'Another user signed in, in another tab. Reload this page.')
      noticeSession('signed-in')
      return performance.now() - startedAt
    },
    refetchInterval: EVERY_MS,
    retry: false,
  })
  const reconnect = () =>
    void refetch().then((answer) => {
      if (answer.error instanceof ApiError && answer.error.status === 401) noticeSession('refused-act')
    })
  if (isPending) return { state: 'connecting', reconnect }
  if (error) return { state: isFetching ? 'connecting' : 'retrying', reason: reasonOf(error), reconnect }
  return { state: 'live', roundTripMs: data, reconnect }
}

function reasonOf(error: Error): string {
  if (!(error instanceof ApiError)) return 'The server does not answer.'
  if (error.status === 401) return 'You are signed out. Sign in again.'
  return error.status === 409 ? error.message : `The API answers with status ${error.status}.`
}
