/** A client's packets other than CONNECT, PUBLISH, SUBSCRIBE and UNSUBSCRIBE, held to the specification. */
import type { Frame } from './frame-scanner'
import { MalformedPacket, protocolError } from './malformed-packet'
import { packetType } from './packet-type'
import { readPacketId } from './read-frame'
import { numberIn, property, readProperties } from './read-properties'

const ofMessage = [0x00, 0x10, 0x80, 0x83, 0x87, 0x90, 0x91, 0x97, 0x99]
const ofRelease = [0x00, 0x92]
const ofDisconnect = [0x00, 0x04, 0x80, 0x81, 0x82, 0x83, 0x90, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99]

const reasonCodes: Readonly<Record<number, readonly number[]>> = {
  [packetType.puback]: ofMessage, // [MQTT5-3.4.2-1]
  [packetType.pubrec]: ofMessage, // [MQTT5-3.5.2-1]
  [packetType.pubrel]: ofRelease, // [MQTT5-3.6.2-1]
  [packetType.pubcomp]: ofRelease, // [MQTT5-3.7.2-1]
  [packetType.disconnect]: ofDisconnect, // [MQTT5-3.14.2-1]
}

export interface Acknowledgement {
  readonly packetId: number
  readonly reasonCode: number
}

/** PUBACK, PUBREC, PUBREL, PUBCOMP. */
export function checkAcknowledgement(frame: Frame, isVersion5: boolean): Acknowledgement {
  checkFlags(frame, frame.type === packetType.pubrel ? 2 : 0) // [MQTT-3.6.1-1]
  const packetId = readPacketId(frame.bytes, frame.bodyAt)
  const { reasonCode } = readReason(frame, frame.bodyAt + 2, isVersion5, 'acknowledgement')
  return { packetId, reasonCode }
}

/** A client that goes, and says so. */
export interface Goodbye {
  /** Its will is published all the same [MQTT5-3.14.2.1]. */
  readonly leavesWill: boolean
  /** The session expiry interval that it asks for now. */
  readonly expirySeconds: number | undefined
}

/** `expirySeconds`: the session expiry interval of the CONNECT. */
export function checkDisconnect(frame: Frame, isVersion5: boolean, expirySeconds: number): Goodbye {
  checkFlags(frame, 0) // [MQTT-3.14.1-1]
  const { reasonCode, expiry } = readReason(frame, frame.bodyAt, isVersion5, 'disconnect')
  // [MQTT5-3.14.2-2], and what follows it there.
  if (expirySeconds === 0 && expiry) throw protocolError('a session without expiry gets none at its end')
  return { leavesWill: reasonCode === WITH_WILL, expirySeconds: expiry }
}

const WITH_WILL = 0x04

export function checkPing(frame: Frame): void {
  checkFlags(frame, 0)
  checkEnd(frame, frame.bodyAt)
}

/** A reason code and properties may follow in version 5, and nothing before it. */
function readReason(
  frame: Frame,
  at: number,
  isVersion5: boolean,
  owner: 'acknowledgement' | 'disconnect',
): { readonly reasonCode: number; readonly expiry?: number | undefined } {
  const { bytes, type } = frame
  const reasonCode = bytes[at]
  if (!isVersion5 || reasonCode === undefined) {
    checkEnd(frame, at)
    return { reasonCode: 0 }
  }
  if (!reasonCodes[type]?.includes(reasonCode))
    throw protocolError(`reason code 0x${reasonCode.toString(16)} does not belong there`)
  if (at + 1 === bytes.length) return { reasonCode }
  const properties = readProperties(bytes, at + 1, owner)
  checkEnd(frame, properties.end)
  return { reasonCode, expiry: numberIn(properties, property.sessionExpiry) }
}

function checkFlags({ flags }: Frame, expected: number): void {
  if (flags !== expected) throw new MalformedPacket('reserved flags are not as they are to be') // [MQTT-2.2.2-2] [MQTT5-2.1.3-1]
}

function checkEnd({ bytes }: Frame, end: number): void {
  if (end !== bytes.length) throw new MalformedPacket('a packet is longer than its fields')
}
