/** What the edge decides on each packet of a client that is logged in: pass it on, answer it here, or end the connection. */
import mqttPacket from 'mqtt-packet'
import type { Frame } from './frame-scanner'
import { limits } from './limits'
import { packetType } from './packet-type'
import { MalformedPacket, readFilters, readPacketId, readPublishHead } from './read-frame'

/** The part of a session that the edge keeps: QoS 2 ids on their way, which outlive a connection of a durable session. */
export interface PacketIds {
  /** Inbound QoS 2 messages that are stored and not yet released. */
  readonly qos2Stored: Set<number>
  /** Those on their way to the commit: what repeats them, on whatever connection, waits for the same end. */
  readonly qos2Storing: Map<number, Promise<'acknowledge' | 'disconnect'>>
}

export const noPacketIds = (): PacketIds => ({ qos2Stored: new Set(), qos2Storing: new Map() })

export type Verdict =
  | { readonly action: 'pass'; readonly isPublish: false }
  | { readonly action: 'pass'; readonly isPublish: true; readonly qos: number }
  | { readonly action: 'answer'; readonly bytes: Buffer; readonly refusedFilters?: readonly string[] }

const PASS: Verdict = { action: 'pass', isPublish: false }

/** Throws MalformedPacket where the specification has the connection closed. */
export function inspectFrame(frame: Frame, isVersion5: boolean, ids: PacketIds): Verdict {
  switch (frame.type) {
    case packetType.publish:
      return { action: 'pass', isPublish: true, qos: readPublishHead(frame, isVersion5).qos }
    case packetType.subscribe:
      return inspectSubscribe(frame, isVersion5)
    case packetType.unsubscribe: {
      const { packetId, filters } = readFilters(frame, isVersion5, false)
      if (!filters.some(isObjectProperty)) return PASS
      return { action: 'answer', bytes: unsubackFor(packetId, filters.length, isVersion5) }
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

function inspectSubscribe(frame: Frame, isVersion5: boolean): Verdict {
  const { packetId, filters } = readFilters(frame, isVersion5, true)
  if (filters.length > limits.filtersPerSubscribe || filters.some(isObjectProperty)) {
    return {
      action: 'answer',
      bytes: mqttPacket.generate(
        { cmd: 'suback', messageId: packetId, granted: filters.map(() => (isVersion5 ? 0x97 : 0x80)) },
        { protocolVersion: isVersion5 ? 5 : 4 },
      ),
      refusedFilters: filters,
    }
  }
  return PASS
}

/** No filter that a claim could hold: the session layer keeps filters as names of plain objects. */
const isObjectProperty = (filter: string): boolean => filter in Object.prototype

function unsubackFor(messageId: number, count: number, isVersion5: boolean): Buffer {
  const granted = isVersion5 ? Array.from({ length: count }, () => 0x11) : []
  return mqttPacket.generate({ cmd: 'unsuback', messageId, granted }, { protocolVersion: isVersion5 ? 5 : 4 })
}

const pubcompFor = (messageId: number, isVersion5: boolean): Buffer =>
  mqttPacket.generate(
    { cmd: 'pubcomp', messageId, ...(isVersion5 ? { reasonCode: 0x92 } : {}) },
    { protocolVersion: isVersion5 ? 5 : 4 },
  )
