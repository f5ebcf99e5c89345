import { parseGroupFilter, ungrouped } from '@/broker/live/group-topics'
import { filterMatches } from '@/lib/core/topic'
import type { Session } from './session'

/**
 * What the client calls those of its subscriptions that a message is delivered for [MQTT5-3.3.4-4]: all that match, or the
 * one of the shared group that the copy is of.
 */
export function identifiersOf({ subscriptions }: Session, topic: string, group?: string): number[] {
  const found = new Set<number>()
  for (const [routed, { identifier }] of subscriptions) {
    if (identifier === undefined || parseGroupFilter(routed)?.key !== group) continue
    if (filterMatches(ungrouped(routed), topic)) found.add(identifier)
  }
  return [...found]
}
