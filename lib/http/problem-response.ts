import type { Fault } from '@/lib/core/fault'
import { isFault } from '@/lib/core/fault'
import type { Log } from '@/lib/log/log'
import { problemOf } from '@/lib/services/problem'

export const PRIVATE = { 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' } as const

/** A fault as it is; anything else is a bug: logged, and told without its detail. */
export function problemResponse(error: unknown, requestId: string, log: Log): Response {
  if (!isFault(error)) log.error({ err: error, requestId }, 'a call failed')
  else if (error.code === 'unavailable') log.warn({ detail: error.extra.detail, requestId }, error.message)
  const problem = problemOf(error, requestId)
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      ...PRIVATE,
      'Content-Type': 'application/problem+json',
      'X-Request-Id': requestId,
      ...(problem.status === 401 ? { 'WWW-Authenticate': 'Bearer realm="signalbox"' } : {}),
      ...retryAfter(isFault(error) ? error : undefined),
    },
  })
}

const retryAfter = (fault: Fault | undefined): Record<string, string> =>
  fault?.extra.retryAfterSeconds === undefined ? {} : { 'Retry-After': String(fault.extra.retryAfterSeconds) }
