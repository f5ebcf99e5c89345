import type { Reading } from '@/lib/core/reading'
import type { EventData, InboundMessage } from '../dialect'

/** One a message that left readings, which is always JSON; what is only routed stays inside the namespace. */
export function events(
  { topic, payload }: InboundMessage,
  readings: readonly Reading[],
): readonly EventData[] {
  const [first] = readings
  return first ? [{ subject: topic, time: first.ts, contentType: 'application/json', data: payload }] : []
}
