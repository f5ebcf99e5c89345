import { limits } from '@/broker/edge/limits'
import type { Registry } from '@/lib/core/registry'
import type { Rejection } from '@/lib/core/rejection'
import { dialectOf } from '@/lib/dialects/registry'
import type { Session } from './session'

/** Why a filter was not granted. */
export function refusedSubscription(
  { principal }: Session,
  filter: string,
  registry: Registry,
  isFull = false,
): Rejection {
  if (isFull) {
    return {
      stage: 'quota',
      code: 'too-many-subscriptions',
      sentence: `The session has ${limits.filtersPerSession} subscriptions already.`,
      mend: { sentence: 'Subscribe to one wider filter instead of many narrow ones.' },
    }
  }
  if (principal.kind !== 'console')
    return dialectOf(principal.dialect).explainOutOfScope(principal, 'subscribe', filter, registry)
  return { stage: 'acl', code: 'subscribe-out-of-scope', sentence: `The console does not read "${filter}".` }
}
