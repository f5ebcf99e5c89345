import type { Reading } from '@/lib/core/reading'
import type { EventData, InboundMessage } from '../dialect'
import { DEFAULT_TAG } from './decode'
import { parseDataTopic } from './topics'

/** One a message: its payload as it came, under the tag. */
export function events(
  { topic, payload }: InboundMessage,
  readings: readonly Reading[],
): readonly EventData[] {
  const parsed = parseDataTopic(topic)
  const [first] = readings
  if (!parsed || !first) return []
  return [
    {
      subject: parsed.tag ?? DEFAULT_TAG,
      time: first.ts,
      contentType: parsed.form === 'json' ? 'application/json' : 'application/octet-stream',
      data: payload,
    },
  ]
}
