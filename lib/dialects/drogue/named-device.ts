import { parseChannelTopic, parseInboxFilter } from './topics'

/** The device that a publish, or a filter of the inbox, is of where it says so. */
export function namedDevice(topic: string): string | undefined {
  const asked = parseInboxFilter(topic)
  if (asked) return asked.kind === 'named' ? asked.device : undefined
  return parseChannelTopic(topic)?.device || undefined
}
