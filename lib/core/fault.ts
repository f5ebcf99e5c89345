/** Why a verb could not go on. The list is closed: each transport maps it in one exhaustive switch. */
export const faultCodes = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not-found',
  'conflict',
  'too-large',
  'rate-limited',
  'unavailable',
] as const
export type FaultCode = (typeof faultCodes)[number]

/** One field that was not acceptable: where (a path in the input) and why. */
export interface FieldIssue {
  readonly path: string
  readonly message: string
}

/** The only error that verbs throw on purpose. `message` is fit for strangers; `detail` is for the log. */
export class Fault extends Error {
  override readonly name = 'Fault'
  constructor(
    readonly code: FaultCode,
    message: string,
    readonly extra: {
      readonly issues?: readonly FieldIssue[]
      readonly detail?: string
      readonly retryAfterSeconds?: number
    } = {},
  ) {
    super(message)
  }
}

/** By structure and not by class: Next evaluates a module more than once. */
export function isFault(error: unknown): error is Fault {
  return (
    error instanceof Error &&
    error.name === 'Fault' &&
    'code' in error &&
    faultCodes.some((code) => code === error.code)
  )
}

export const notFound = (what: string): Fault => new Fault('not-found', `No such ${what}.`)
export const forbidden = (sentence: string): Fault => new Fault('forbidden', sentence)
export const conflict = (sentence: string): Fault => new Fault('conflict', sentence)
export const invalid = (path: string, message: string): Fault =>
  new Fault('invalid', message, { issues: [{ path, message }] })
