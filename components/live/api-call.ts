/** A typed call of our own API with the session's cookie: path, query and answer come from the operation. */
import type { z } from 'zod'
import type { Operation, RequestOf } from '@/lib/contract/operation'
import type { Problem } from '@/lib/contract/problem'
import { noticeSession } from '../session/session-lapse'
import type { LateOperation } from './late-operations'

/** The API's own words for why it did not do what was asked. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  constructor(
    readonly status: number,
    message: string,
    readonly problem?: Problem,
  ) {
    super(message)
  }
}

export async function apiGet<Op extends Operation & { readonly method: 'GET' }>(
  late: LateOperation<Op>,
  input: RequestOf<Op>,
  signal?: AbortSignal,
): Promise<z.infer<Op['output']>> {
  const operation = await late.load()
  const left = new Map<string, string>(textEntries(input))
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = left.get(name) ?? ''
    left.delete(name)
    return encodeURIComponent(value)
  })
  const query = new URLSearchParams([...left]).toString()
  const response = await fetch(`/api/v1${path}${query && `?${query}`}`, signal ? { signal } : {})
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) {
    if (response.status === 401) noticeSession('refused-read')
    const { problemSchema } = await import('@/lib/contract/problem')
    const problem = problemSchema.safeParse(body)
    throw new ApiError(
      response.status,
      problem.success ? problem.data.detail : `The console answered ${response.status}.`,
      ...(problem.success ? [problem.data] : []),
    )
  }
  return operation.output.parse(body) as z.infer<Op['output']>
}

function textEntries(input: unknown): [string, string][] {
  return Object.entries(input ?? {}).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === null ? [] : [[name, String(value)]],
  )
}
