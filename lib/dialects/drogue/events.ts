import type { Reading } from '@/lib/core/reading'
import { isRejection } from '@/lib/core/rejection'
import type { EventData, InboundMessage } from '../dialect'
import { readPayload } from './read-payload'
import { parseChannelTopic } from './topics'

/** The message itself, whole, on its channel. */
export function events(
  { topic, payload, contentType, receivedAt }: InboundMessage,
  [first]: readonly Reading[],
): readonly EventData[] {
  const channel = parseChannelTopic(topic)?.channel
  const read = readPayload(payload, contentType)
  if (channel === undefined || isRejection(read)) return []
  return [{ subject: channel, time: first?.ts ?? receivedAt, contentType: read.contentType, data: payload }]
}
