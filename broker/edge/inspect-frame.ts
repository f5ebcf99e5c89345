/** What the edge decides on each packet of a client that is logged in, but its SUBSCRIBE: pass it on, answer it here, or end the connection. */
import mqttPacket from 'mqtt-packet'
import type { Settlement } from '@/broker/settlement'
import type { Frame } from './frame-scanner'
import { packetType } from './packet-type'
import { MalformedPacket, readPacketId, readPublishHead } from './read-frame'

/** The part of a session that the edge keeps: QoS 2 ids on their way, which outlive a connection of a durable session. */
export interface PacketIds {
  /** Inbound QoS 2 messages that are stored and not yet released. */
  readonly qos2Stored: Set<number>
  /** Those on their way to the commit: what repeats them, on whatever connection, waits for the same end. */
  readonly qos2Storing: Map<number, Promise<Settlement>>
}

export const noPacketIds = (): PacketIds => ({ qos2Stored: new Set(), qos2Storing: new Map() })

export type Verdict =
  | { readonly action: 'pass'; readonly isPublish: false }
  | { readonly action: 'pass'; readonly isPublish: true; readonly qos: number; readonly topic: string }
  | { readonly action: 'answer'; readonly bytes: Buffer }

const PASS: Verdict = { action: 'pass', isPublish: false }

/** Throws MalformedPacket where the specification has the connection closed. */
export function inspectFrame(frame: Frame, isVersion5: boolean, ids: PacketIds): Verdict {
  switch (frame.type) {
    case packetType.publish: {
      const { qos, topic } = readPublishHead(frame, isVersion5)
      return { action: 'pass', isPublish: true, qos, topic }
    }
    case packetType.pubrel: {
      if (frame.flags !== 2) throw new MalformedPacket('reserved flags are 0010') // [MQTT-3.6.1-1]
      const packetId = readPacketId(frame.bytes, frame.bodyAt)
      if (ids.qos2Stored.delete(packetId)) return PASS
      // A second PUBREL for one id, or one for no message: answered here, the session layer would not survive it.
      return { action: 'answer', bytes: pubcompFor(packetId, isVersion5) }
    }
    case packetType.puback:
    case packetType.pubrec:
    case packetType.pubcomp:
      readPacketId(frame.bytes, frame.bodyAt)
      return PASS
    case packetType.pingreq:
    case packetType.disconnect:
      return PASS
    default:
      throw new MalformedPacket('a client does not send this packet here')
  }
}

const pubcompFor = (messageId: number, isVersion5: boolean): Buffer =>
  mqttPacket.generate(
    { cmd: 'pubcomp', messageId, ...(isVersion5 ? { reasonCode: 0x92 } : {}) },
    { protocolVersion: isVersion5 ? 5 : 4 },
  )
