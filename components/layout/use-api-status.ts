'use client'

import { useQuery } from '@tanstack/react-query'
import type { LinkMark } from './status-marks'

const EVERY_MS = 15_000
const TIMEOUT_MS = 5_000

/** Whether the API answers, and how fast; asked while the tab is seen. */
export function useApiStatus(): LinkMark {
  const { data, error, isPending, refetch, isFetching } = useQuery({
    queryKey: ['api-status'],
    queryFn: async () => {
      const startedAt = performance.now()
      const response = await fetch('/api/v1/me', {
        cache: 'no-store',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      if (!response.ok) throw new Error(refusal(response.status))
      return performance.now() - startedAt
    },
    refetchInterval: EVERY_MS,
    retry: false,
  })
  const reconnect = () => void refetch()
  if (isPending) return { state: 'connecting', reconnect }
  if (error) {
    const reason = error.name === 'Error' ? error.message : 'The server does not answer.'
    return { state: isFetching ? 'connecting' : 'retrying', reason, reconnect }
  }
  return { state: 'live', roundTripMs: data, reconnect }
}

const refusal = (status: number): string =>
  status === 401 ? 'You are signed out. Sign in again.' : `The API answers with status ${status}.`
