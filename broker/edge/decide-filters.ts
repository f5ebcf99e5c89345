import type { ProtocolVersion } from '@/lib/dialects/dialect'
import type { EdgeEvents } from './edge-events'
import type { Frame } from './frame-scanner'
import { limits } from './limits'
import { readSubscribe } from './read-filters'
import type { Exchanged } from './subscribe-exchange'
import type { Translator } from './translator'

/** A SUBSCRIBE decided: at once, or once what its filters name is looked up. Malformed packets throw, or reject. */
export function decideFilters<Edge extends { readonly version: ProtocolVersion }>(
  edge: Edge,
  frame: Frame,
  translator: Translator,
  events: EdgeEvents<Edge>,
): Exchanged | Promise<Exchanged> {
  const { filters } = readSubscribe(frame, edge.version === 5)
  const decide = () =>
    translator.subscribe(frame, (asked, userProperties) => events.answerFilters(edge, asked, userProperties))
  // Refused whole: nothing is looked up for it, however many they are.
  if (filters.length > limits.filtersPerSubscribe) {
    events.onTooManyFilters(edge, filters)
    return decide()
  }
  const lookedUp = events.beforeSubscribe(edge, filters)
  return lookedUp ? lookedUp.then(decide) : decide()
}
