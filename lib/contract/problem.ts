/** RFC 9457 problem details: how every call answers when it cannot do what was asked. */
import { z } from 'zod'
import { type FaultCode, faultCodes } from '@/lib/core/fault'

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum([...faultCodes, 'internal']),
  detail: z.string(),
  requestId: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof problemSchema>

/** The HTTP face of each fault. */
export const problemKinds: Readonly<
  Record<FaultCode | 'internal', { readonly status: number; readonly title: string }>
> = {
  invalid: { status: 400, title: 'The request is not valid' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'Conflict' },
  'too-large': { status: 413, title: 'Too large' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'Not available just now' },
  internal: { status: 500, title: 'Something broke on our side' },
}
