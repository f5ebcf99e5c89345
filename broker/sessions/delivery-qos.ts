import { limits } from '@/broker/edge/limits'
import { ungrouped } from '@/broker/live/group-topics'
import { filterMatches } from '@/lib/core/topic'
import type { Qos } from '@/lib/dialects/dialect'
import { mayReceiveRouted } from './inner-topic'
import type { Session } from './session'

/** At which QoS a session gets a message; `undefined` where it does not: out of its sight, or it reads too slowly. */
export function deliveryQos(session: Session, topic: string, qos: Qos): Qos | undefined {
  if (!mayReceiveRouted(session.grant, topic)) return undefined
  const granted = qos === 0 ? 0 : bestQos(session, topic)
  if (granted === 0 && session.edge.outboundBytes > limits.outboundSoftBytes) {
    session.droppedQos0++
    return undefined
  }
  return granted < qos ? granted : qos
}

/** The best QoS of the filters that match; a command is delivered at its own, whatever is subscribed to. */
export function bestQos({ subscriptions }: Session, topic: string): Qos {
  let best: Qos | undefined
  for (const [routed, held] of subscriptions) {
    if ((best === undefined || held.qos > best) && filterMatches(ungrouped(routed), topic)) best = held.qos
  }
  return best ?? 2
}
