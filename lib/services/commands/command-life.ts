import { invalid } from '@/lib/core/fault'

/** A command that nobody gave an end to is given up after a day. */
export const COMMAND_LIFE_MS = 24 * 3600 * 1000
const LIFE_MAX_MS = 30 * 24 * 3600 * 1000

/** When a command that is queued now is given up. */
export function expiryOf(nowMs: number, expiresAt: string | undefined): Date {
  const expires = expiresAt === undefined ? new Date(nowMs + COMMAND_LIFE_MS) : new Date(expiresAt)
  if (expires.getTime() <= nowMs) throw invalid('expiresAt', 'is in the past')
  if (expires.getTime() > nowMs + LIFE_MAX_MS) throw invalid('expiresAt', 'is more than 30 days ahead')
  return expires
}
