import { parseEventTopic } from '@/broker/live/event-topics'
import type { Grant } from '@/lib/access/grant'

/** A routed topic or filter as the claims spell it; `undefined` where it is nothing of this session's. */
export function innerTopic({ claims }: Grant, routed: string): string | undefined {
  if (claims.root !== '') return routed.startsWith(claims.root) ? routed.slice(claims.root.length) : undefined
  const event = parseEventTopic(routed)
  return event ? `${event.form}/${event.application}` : routed
}

/** Asked at each delivery, live or out of a queue. */
export function mayReceiveRouted(grant: Grant, routed: string): boolean {
  const inner = innerTopic(grant, routed)
  return inner !== undefined && grant.mayReceive(inner)
}
