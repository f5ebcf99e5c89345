import { limits } from '@/broker/edge/limits'
import type { ProtocolVersion } from '@/lib/dialects/dialect'
import type { RefusedSubscription } from '@/lib/services/messages/judge-subscription'
import type { Session } from './session'

export const isFull = ({ subscriptions }: Session): boolean => subscriptions.size >= limits.filtersPerSession

/** Quota exceeded [MQTT5-3.9.3]. */
export const tooManyFilters = (version: ProtocolVersion): RefusedSubscription => ({
  reasonCode: version === 5 ? 0x97 : 0x80,
  costsConnection: false,
  rejection: {
    stage: 'quota',
    code: 'too-many-subscriptions',
    sentence: `The session has ${limits.filtersPerSession} subscriptions already.`,
    mend: { sentence: 'Subscribe to one wider filter instead of many narrow ones.' },
  },
})
