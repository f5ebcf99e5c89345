/** What the edge decides on each packet of a client that is logged in, but its SUBSCRIBE: pass it on, answer it here, or end the connection. */
import mqttPacket from 'mqtt-packet'
import type { Settlement } from '@/broker/settlement'
import type { ProtocolVersion } from '@/lib/dialects/dialect'
import {
  type Acknowledgement,
  checkAcknowledgement,
  checkDisconnect,
  checkPing,
  type Goodbye,
} from './check-packet'
import { checkPublish } from './check-publish'
import type { Frame } from './frame-scanner'
import { limits } from './limits'
import { MalformedPacket, protocolError } from './malformed-packet'
import { packetType } from './packet-type'

/** The part of a session that the edge keeps, which outlives a connection of a durable one. */
export interface PacketIds {
  /** Inbound QoS 2 messages that are stored and not yet released. */
  readonly qos2Stored: Set<number>
  /** Those on their way to the commit: what repeats them, on whatever connection, waits for the same end. */
  readonly qos2Storing: Map<number, Promise<Settlement>>
  /** Outbound messages of QoS 1 and 2 that have left, and whose exchange has not ended. */
  readonly sent: Set<number>
  /** Released by their client, which is not yet written down; PUBCOMP follows. */
  readonly qos2Releasing: Set<number>
  /** Of a durable session: writes down that an id is free. Only then does the client hear PUBCOMP, and may use it anew. */
  forget?: (packetId: number) => Promise<void>
}

/** What an earlier broker left: the QoS 2 messages that it stored, and those that it sent. */
export const noPacketIds = (received: readonly number[] = [], sent: readonly number[] = []): PacketIds => ({
  qos2Stored: new Set(received),
  qos2Releasing: new Set(),
  qos2Storing: new Map(),
  sent: new Set(sent),
})

/** What is known of the connection. */
export interface Conversation {
  readonly version: ProtocolVersion
  readonly ids: PacketIds
  /** Topic aliases that the client has set. */
  readonly aliases: Set<number>
  /** Messages of the client whose exchange has not ended. */
  readonly unfinished: Set<number>
  /** The session expiry interval that the client asked for. */
  readonly expirySeconds: number
}

export type Verdict =
  | {
      readonly action: 'pass'
      readonly isPublish: false
      readonly acknowledged?: Acknowledgement
      readonly goodbye?: Goodbye
    }
  | { readonly action: 'pass'; readonly isPublish: true; readonly qos: number; readonly topic: string }
  | { readonly action: 'answer'; readonly bytes: Buffer }
  /** It passes after that, and what comes again meanwhile does not. */
  | { readonly action: 'wait'; readonly until: Promise<void> | undefined }

const PASS: Verdict = { action: 'pass', isPublish: false }

/** Throws MalformedPacket where the specification has the connection closed. */
export function inspectFrame(frame: Frame, conversation: Conversation): Verdict {
  const { version } = conversation
  const isVersion5 = version === 5
  switch (frame.type) {
    case packetType.publish:
      return inspectPublish(frame, conversation)
    case packetType.pubrel:
      return inspectRelease(frame, conversation)
    case packetType.puback:
    case packetType.pubrec:
    case packetType.pubcomp:
      return inspectAcknowledgement(frame, conversation)
    case packetType.pingreq:
      checkPing(frame)
      return PASS
    case packetType.disconnect:
      return {
        action: 'pass',
        isPublish: false,
        goodbye: checkDisconnect(frame, isVersion5, conversation.expirySeconds),
      }
    case packetType.connect:
      throw protocolError('CONNECT is sent once') // [MQTT-3.1.0-2]
    case packetType.auth:
      if (isVersion5) throw protocolError('no authentication method is in use') // [MQTT5-4.12.0-7]
      throw new MalformedPacket('a packet has a type that is reserved')
    default:
      throw new MalformedPacket('a client does not send this packet')
  }
}

function inspectPublish(frame: Frame, { version, aliases, unfinished }: Conversation): Verdict {
  const { qos, topic, packetId } = checkPublish(frame, version, aliases)
  if (packetId !== undefined) {
    unfinished.add(packetId)
    // [MQTT5-3.3.4-7], and what follows it there.
    if (version === 5 && unfinished.size > limits.receiveMaximum)
      throw new MalformedPacket(`more than ${limits.receiveMaximum} messages are under way`, 0x93)
  }
  return { action: 'pass', isPublish: true, qos, topic }
}

function inspectRelease(frame: Frame, { version, ids, unfinished }: Conversation): Verdict {
  const { packetId } = checkAcknowledgement(frame, version === 5)
  if (ids.qos2Releasing.has(packetId)) return { action: 'wait', until: undefined }
  if (ids.qos2Stored.delete(packetId))
    return ids.forget ? { action: 'wait', until: forgotten(ids, packetId) } : PASS
  // A second PUBREL for one id, or one for no message: answered here, the session layer would not survive it.
  unfinished.delete(packetId)
  return { action: 'answer', bytes: answerOf('pubcomp', packetId, version) }
}

async function forgotten({ qos2Releasing, forget }: PacketIds, packetId: number): Promise<void> {
  qos2Releasing.add(packetId)
  await forget?.(packetId)
  qos2Releasing.delete(packetId)
}

function inspectAcknowledgement(frame: Frame, { version, ids }: Conversation): Verdict {
  const acknowledged = checkAcknowledgement(frame, version === 5)
  // The session layer ends a durable session's connection over one that it does not know.
  if (frame.type === packetType.pubrec && !ids.sent.has(acknowledged.packetId))
    return { action: 'answer', bytes: answerOf('pubrel', acknowledged.packetId, version) }
  return { action: 'pass', isPublish: false, acknowledged }
}

/** To what is known of no message: v5 has a code for it [MQTT5-3.6.2.1]. */
const answerOf = (cmd: 'pubcomp' | 'pubrel', messageId: number, version: ProtocolVersion): Buffer =>
  mqttPacket.generate(
    { cmd, messageId, ...(version === 5 ? { reasonCode: 0x92 } : {}) },
    { protocolVersion: version },
  )
