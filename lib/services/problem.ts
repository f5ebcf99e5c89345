import { type Problem, problemKinds } from '@/lib/contract/problem'
import { type Fault, isFault } from '@/lib/core/fault'

/** An error as it is told outside: a fault says its sentence, anything else is ours to repair and says nothing. */
export function problemOf(error: unknown, requestId: string): Problem {
  const fault: Fault | undefined = isFault(error) ? error : undefined
  const code = fault?.code ?? 'internal'
  const { status, title } = problemKinds[code]
  return {
    type: `urn:signalbox:problem:${code}`,
    title,
    status,
    code,
    detail: fault?.message ?? 'Something broke on our side; the log has it under this request id.',
    requestId,
    ...(fault?.extra.issues ? { issues: fault.extra.issues.map((issue) => ({ ...issue })) } : {}),
  }
}
