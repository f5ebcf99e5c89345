'use client'
import { keepPreviousData, type UseQueryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Operation, RequestOf } from '@/lib/contract/operation'
import { ApiError, apiGet } from './api-call'
import type { LateOperation } from './late-operations'
import { pageQueries } from './page-queries'

interface UseApiOptions<Out> {
  readonly initialData?: Out
  readonly refetchEveryMs?: number
  readonly isEnabled?: boolean
  /** Shows the last answer while the next one is on its way. */
  readonly keepsPrevious?: boolean
}

/** A read of the API that refreshes; `[operation id, input]` is its key. */
export function useApi<Op extends Operation & { readonly method: 'GET' }>(
  operation: LateOperation<Op>,
  input: RequestOf<Op>,
  options: UseApiOptions<z.infer<Op['output']>> = {},
): UseQueryResult<z.infer<Op['output']>> {
  const { initialData, refetchEveryMs, isEnabled = true, keepsPrevious = false } = options
  const query: UseQueryOptions<z.infer<Op['output']>> = {
    queryKey: [operation.id, input],
    queryFn: ({ signal }) => apiGet(operation, input, signal),
    enabled: isEnabled,
    // What the caller may not see, or what is gone, does not come back by asking again.
    retry: (failures, error) => failures < 2 && !(error instanceof ApiError && error.status < 500),
    ...(initialData !== undefined && { initialData: () => initialData }),
    ...(refetchEveryMs !== undefined && { refetchInterval: refetchEveryMs }),
    ...(keepsPrevious && { placeholderData: keepPreviousData }),
  }
  return useQuery(query, pageQueries())
}
