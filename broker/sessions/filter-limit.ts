import { limits } from '@/broker/edge/limits'
import type { ProtocolVersion } from '@/lib/dialects/dialect'
import type { RefusedSubscription } from '@/lib/services/messages/judge-subscription'
import type { Session } from './session'

export const isFull = ({ subscriptions }: Session): boolean => subscriptions.size >= limits.filtersPerSession

export const tooManyFilters = (version: ProtocolVersion): RefusedSubscription =>
  refused(
    version,
    `The session has ${limits.filtersPerSession} subscriptions already.`,
    'Subscribe to one wider filter instead of many narrow ones.',
  )

/** Of one SUBSCRIBE, which is refused whole. */
export const tooManyAtOnce = (version: ProtocolVersion, count: number): RefusedSubscription =>
  refused(
    version,
    `The SUBSCRIBE has ${count} filters; one may have ${limits.filtersPerSubscribe}. None of them was taken.`,
    'Send the filters in several SUBSCRIBE packets, or subscribe to one wider filter.',
  )

/** Quota exceeded [MQTT5-3.9.3]. */
const refused = (version: ProtocolVersion, sentence: string, mend: string): RefusedSubscription => ({
  reasonCode: version === 5 ? 0x97 : 0x80,
  costsConnection: false,
  rejection: { stage: 'quota', code: 'too-many-subscriptions', sentence, mend: { sentence: mend } },
})
