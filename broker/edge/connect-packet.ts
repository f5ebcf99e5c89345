/** CONNECT as it came, and as it goes on to the session layer; CONNACK, both ways. */
import mqttPacket, { type IConnectPacket } from 'mqtt-packet'
import type { ProtocolVersion } from '@/lib/dialects/dialect'
import { type ClientLimits, noClientLimits } from './client-limits'
import type { Frame } from './frame-scanner'
import { limits } from './limits'
import { MalformedPacket } from './malformed-packet'
import { parseOne } from './parse-one'
import { type Reason, withReason } from './with-reason'

export type ConnectPacket = IConnectPacket & { readonly cmd: 'connect' }

/** Throws MalformedPacket for anything but one whole, well formed CONNECT. */
export function parseConnect(bytes: Buffer): ConnectPacket {
  const packet = parseOne(bytes)
  if (packet?.cmd !== 'connect') throw new MalformedPacket('CONNECT is not well formed')
  for (const text of [packet.clientId, packet.username, packet.will?.topic]) {
    if (text?.includes('\u0000') || text?.includes('\ufffd'))
      throw new MalformedPacket('a string is not UTF-8')
  }
  return packet
}

/** What a client of a version that we do not speak is told; `undefined` where it speaks 3.1, 3.1.1 or 5. */
export function unknownVersionConnack(frame: Frame): Buffer | undefined {
  if (frame.bytes.length < frame.bodyAt + 2) throw new MalformedPacket('CONNECT is not well formed')
  const nameLength = frame.bytes.readUInt16BE(frame.bodyAt)
  const name = frame.bytes.toString('latin1', frame.bodyAt + 2, frame.bodyAt + 2 + nameLength)
  const level = frame.bytes[frame.bodyAt + 2 + nameLength]
  if (level === undefined || (name !== 'MQTT' && name !== 'MQIsdp')) return undefined
  // The highest bit is how a bridge says that it is one.
  const known = name === 'MQIsdp' ? [3] : [4, 5]
  if (known.includes(level & 0x7f)) return undefined
  // [MQTT-3.1.2-2] A later version has the reason codes of 5, an earlier one has return codes.
  return refusingConnack(level > 5 ? 5 : 4, { returnCode: 1, reasonCode: 0x84, sentence: UNKNOWN_VERSION })
}

const UNKNOWN_VERSION = 'this version of MQTT is not spoken here'

export function versionOf(packet: ConnectPacket): ProtocolVersion {
  return packet.protocolVersion === 3 ? 3 : packet.protocolVersion === 5 ? 5 : 4
}

/**
 * The CONNECT that the session layer sees: the client id is the session's key, the secret is gone, and so are keep-alive
 * and will, since the edge keeps time itself, and wills are kept in the database.
 */
export function rewriteConnect(
  packet: ConnectPacket,
  sessionKey: string,
  { sessionExpiryInterval }: Pick<ConnackAdditions, 'sessionExpiryInterval'>,
): Buffer {
  const { username: _username, password: _password, will: _will, ...rest } = packet
  return mqttPacket.generate(
    {
      ...rest,
      ...(sessionExpiryInterval === undefined
        ? {}
        : { properties: { ...rest.properties, sessionExpiryInterval } }),
      clientId: sessionKey,
      keepalive: 0,
    },
    { protocolVersion: versionOf(packet) },
  )
}

/** How a CONNECT is refused: the v3 return code and the v5 reason code. */
export interface ConnectRefusal {
  readonly returnCode: 1 | 2 | 3 | 4 | 5
  readonly reasonCode: number
  readonly sentence: string
}

export function refusingConnack(
  version: ProtocolVersion,
  refusal: ConnectRefusal,
  limits: ClientLimits = noClientLimits,
): Buffer {
  const { returnCode, reasonCode, sentence } = refusal
  if (version !== 5)
    return mqttPacket.generate(
      { cmd: 'connack', sessionPresent: false, returnCode },
      { protocolVersion: version },
    )
  return withReason(limits, sentence, (properties) =>
    mqttPacket.generate(
      { cmd: 'connack', sessionPresent: false, reasonCode, properties },
      { protocolVersion: 5 },
    ),
  )
}

export interface ConnackAdditions {
  readonly assignedClientIdentifier?: string
  readonly serverKeepAlive?: number
  readonly sharedSubscriptionAvailable: boolean
  /** Said where they are kept; elsewhere the flag is cleared, and a client need not mind. */
  readonly retainAvailable?: true
  /** What a client that asked may begin its response topics with [MQTT5-3.1.2-28]. */
  readonly responseInformation?: string
  /** Another one than was asked for [MQTT5-3.2.2.3.2]. */
  readonly sessionExpiryInterval?: number
}

/** The session layer's CONNACK with what only the edge knows: it takes a session without subscriptions for none. */
export function completeConnack(
  bytes: Buffer,
  version: ProtocolVersion,
  additions: ConnackAdditions,
  isResumed: boolean,
): Buffer {
  const packet = parseOne(bytes, version)
  if (packet?.cmd !== 'connack') return bytes
  const sessionPresent = packet.sessionPresent || isResumed // [MQTT-3.2.2-2]
  if (version !== 5) return mqttPacket.generate({ ...packet, sessionPresent }, { protocolVersion: version })
  return mqttPacket.generate(
    {
      ...packet,
      sessionPresent,
      properties: {
        ...packet.properties,
        maximumPacketSize: limits.packetBytes,
        receiveMaximum: limits.receiveMaximum,
        wildcardSubscriptionAvailable: true,
        subscriptionIdentifiersAvailable: true,
        ...additions,
      },
    },
    { protocolVersion: 5 },
  )
}

export function disconnectPacket(reasonCode: number, properties: Reason = {}): Buffer {
  return mqttPacket.generate({ cmd: 'disconnect', reasonCode, properties }, { protocolVersion: 5 })
}
