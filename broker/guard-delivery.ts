/** Deliveries to one client: at the best QoS of the filters that match, and out of its queue once they are through. */
import type { Qos } from '@/lib/dialects/dialect'

interface Delivered {
  readonly topic: string
  readonly qos: Qos
}
type Deliver = (packet: Delivered, done: () => void) => void
interface Deliveries {
  readonly deliver0: Deliver
  readonly deliverQoS: Deliver
}

/** What every subscription has for Aedes, which would lower the QoS to that of whichever filter it comes upon. */
export const QOS_WITHIN: Qos = 2

/** Before the first subscription; `grantedQos` is the best of the filters that match the topic [MQTT-3.3.5-1]. */
export function guardDelivery(client: object, grantedQos: (topic: string) => Qos): void {
  if (!delivers(client)) throw new Error('this Aedes delivers otherwise')
  const { deliver0, deliverQoS } = client
  const deliver: Deliver = (packet, done) =>
    packet.qos > 0 && grantedQos(packet.topic) === 0 ? deliver0(packet, done) : deliverQoS(packet, done)
  Reflect.set(client, 'deliverQoS', deliver)
}

const delivers = (client: object): client is Deliveries =>
  ['deliver0', 'deliverQoS'].every((name) => typeof Reflect.get(client, name) === 'function')
