/** What the edge reads out of a PUBLISH, and the packet ids of all packets, without building them. */
import type { Frame } from './frame-scanner'
import { MalformedPacket } from './malformed-packet'
import { readText } from './read-field'

export interface PublishHead {
  /** Empty where a v5 topic alias stands for it. */
  readonly topic: string
  readonly qos: number
  readonly packetId: number | undefined
  /** Where the properties begin, or the payload where there are none. */
  readonly end: number
}

export function readPublishHead({ bytes, bodyAt, flags }: Frame): PublishHead {
  const qos = (flags >> 1) & 3
  if (qos === 3) throw new MalformedPacket('QoS 3 does not exist') // [MQTT-3.3.1-4]
  const { value: topic, end } = readText(bytes, bodyAt)
  if (qos === 0) return { topic, qos, packetId: undefined, end }
  return { topic, qos, packetId: readPacketId(bytes, end), end: end + 2 }
}

/** The packet id of a PUBLISH of ours, without a look at its topic. */
export function publishIdOf({ bytes, bodyAt, flags }: Frame): number | undefined {
  return flags & 6 ? bytes.readUInt16BE(bodyAt + 2 + bytes.readUInt16BE(bodyAt)) : undefined
}

/** The packet id that begins PUBACK, PUBREC, PUBREL, PUBCOMP, SUBSCRIBE and UNSUBSCRIBE; never 0 [MQTT-2.3.1-1]. */
export function readPacketId(bytes: Buffer, at: number): number {
  if (at + 2 > bytes.length) throw new MalformedPacket('a packet id is cut short')
  const id = bytes.readUInt16BE(at)
  if (id === 0) throw new MalformedPacket('a packet id is never 0')
  return id
}
