/** Calls that are too large for a server action, or whose answer is a file; with the session's cookie. */
import type { z } from 'zod'
import type { Operation } from '@/lib/contract/operation'
import type { Problem } from '@/lib/contract/problem'
import { ApiError } from '../live/api-call'
import type { LateOperation } from '../live/late-operations'
import { noticeSession } from '../session/session-lapse'

/** `path` is the operation's, filled in. */
export async function apiPost<Op extends Operation>(
  late: LateOperation<Op>,
  path: string,
  body: unknown,
): Promise<z.infer<Op['output']>> {
  const response = await post(path, body)
  const operation = await late.load()
  return operation.output.parse(await response.json()) as z.infer<Op['output']>
}

export async function apiPostForText(path: string): Promise<string> {
  return (await post(path, undefined)).text()
}

async function post(path: string, body: unknown): Promise<Response> {
  const response = await fetch(`/api/v1${path}`, {
    method: 'POST',
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  if (response.ok) return response
  if (response.status === 401) noticeSession('refused-act')
  const { problemSchema } = await import('@/lib/contract/problem')
  const problem = problemSchema.safeParse(await response.json().catch(() => undefined))
  throw new ApiError(
    response.status,
    problem.success ? problem.data.detail : `The console answered ${response.status}.`,
    ...(problem.success ? [problem.data] : []),
  )
}

/** What a form shows of an error. */
export function problemOfError(error: unknown): Problem {
  if (error instanceof ApiError && error.problem) return error.problem
  return {
    type: 'about:blank',
    title: 'No answer',
    status: 503,
    code: 'unavailable',
    detail:
      error instanceof ApiError
        ? error.message
        : 'The console did not answer. Look again before you repeat it.',
    requestId: '-',
  }
}
