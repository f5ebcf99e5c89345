'use client'
import { ErrorState } from '../ui/error-state'
import { ApiError } from './api-call'

/** The failed face of a read, with the request id that finds it in the log. */
export function QueryError({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  return (
    <ErrorState
      sentence={error instanceof ApiError ? error.message : 'The console did not answer.'}
      requestId={error instanceof ApiError ? error.problem?.requestId : undefined}
      onRetry={onRetry}
    />
  )
}
