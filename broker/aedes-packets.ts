/** What Aedes has of a packet or a client, as the rest of the broker knows it, and back. */
import type { Aedes, Client, PublishPacket } from 'aedes'
import { limits } from '@/broker/edge/limits'
import type { Session } from '@/broker/sessions/session'
import type { PublishedPacket } from '@/broker/settlement'
import type { Qos } from '@/lib/dialects/dialect'

/** Where taken messages are routed: no filter of anyone reaches it. */
const SINK = '$signalbox/taken'

/** Clean, or as long as was asked for, perhaps by DISCONNECT. */
export const expiryOf = (client: Client): number => {
  const seconds: unknown = Reflect.get(client, 'sessionExpiryInterval')
  return typeof seconds === 'number' ? Math.min(seconds, limits.sessionExpirySeconds) : 0
}

export function published({ mount, root }: Session, packet: PublishPacket): PublishedPacket {
  const { topic, payload, qos, retain, messageId, properties } = packet
  return {
    topic: mount.isRouted && topic.startsWith(root) ? topic.slice(root.length) : topic,
    routed: topic,
    payload: typeof payload === 'string' ? Buffer.from(payload) : payload,
    qos,
    isRetained: retain,
    packetId: messageId,
    contentType: properties?.contentType,
    properties: properties && { ...properties },
    isText: properties?.payloadFormatIndicator === true,
  }
}

/**
 * Aedes numbers what is published, and drops for each client whatever comes with a number below the last: it takes it
 * for a copy. QoS 0 overtakes what must be queued first, and so would end it; each kind gets a line of numbers.
 */
export function putInLine<Packet extends { qos: Qos; retain: boolean }>(
  broker: Aedes,
  packet: Packet,
): Packet {
  return Object.assign(packet, { brokerId: `${broker.id}:${packet.qos}${packet.retain ? 'r' : ''}` })
}

/** Taken out of the way: what a device publishes is never routed under the topic on which it published. */
export function divert(packet: PublishPacket): void {
  packet.topic = SINK
  packet.retain = false
  packet.payload = Buffer.alloc(0)
}
