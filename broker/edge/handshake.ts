/** CONNECT and CONNACK of one connection, between the client's and the session layer's. */
import type { ProtocolVersion } from '@/lib/dialects/dialect'
import type { Admittance } from './admittance'
import { checkConnect } from './check-connect'
import { clientLimitsOf, noClientLimits } from './client-limits'
import {
  type ConnackAdditions,
  type ConnectPacket,
  type ConnectRefusal,
  completeConnack,
  parseConnect,
  refusingConnack,
  rewriteConnect,
  unknownVersionConnack,
  versionOf,
} from './connect-packet'
import type { Frame } from './frame-scanner'
import { MalformedPacket, protocolError } from './malformed-packet'
import { packetType } from './packet-type'
import { readText } from './read-field'

type Admitted = Extract<Admittance, { isAdmitted: true }>

export class Handshake {
  version: ProtocolVersion = 4
  /** As its CONNECT says, once that is read. */
  clientLimits = noClientLimits
  /** The session expiry interval that it asks for. */
  expirySeconds = 0
  private additions: ConnackAdditions = { sharedSubscriptionAvailable: false }
  /** A session of the client goes on. */
  isResumed = false

  /** CONNECT, or what a client of a version that we do not speak is told. Malformed packets throw. */
  read(frame: Frame): { readonly packet: ConnectPacket } | { readonly refusal: Buffer } {
    if (frame.type !== packetType.connect) throw protocolError('the first packet is CONNECT') // [MQTT-3.1.0-1]
    const { end: levelAt } = readText(frame.bytes, frame.bodyAt)
    const refusal = unknownVersionConnack(frame)
    if (refusal) return { refusal }
    // From here on a v5 client hears why.
    if (frame.bytes[levelAt] === 5) this.version = 5
    checkConnect(frame)
    const packet = parseConnect(frame.bytes)
    this.version = versionOf(packet)
    this.clientLimits = clientLimitsOf(packet)
    this.expirySeconds = packet.properties?.sessionExpiryInterval ?? 0
    if (packet.properties?.authenticationMethod !== undefined)
      throw new MalformedPacket('no authentication method is offered', 0x8c) // [MQTT5-4.12.0-1]
    return { packet }
  }

  /** CONNECT as the session layer is to see it. */
  forward(packet: ConnectPacket, { sessionKey, additions, isResumed }: Admitted): Buffer {
    this.additions = additions
    this.isResumed = isResumed
    return rewriteConnect(packet, sessionKey, additions)
  }

  /** [MQTT-3.1.4-5] */
  refuse(refusal: ConnectRefusal): Buffer {
    return refusingConnack(this.version, refusal, this.clientLimits)
  }

  /** The session layer's CONNACK as the client is to see it, or what one is told that takes none of its size [MQTT5-3.1.2-24]. */
  complete(frame: Frame): { readonly bytes: Buffer; readonly isTaken: boolean } {
    const { packetBytes } = this.clientLimits
    const bytes = completeConnack(frame.bytes, this.version, this.additions, this.isResumed)
    if (bytes.length <= packetBytes) return { bytes, isTaken: true }
    const refusal = this.refuse({ returnCode: 3, reasonCode: 0x95, sentence: 'CONNACK is larger than that' })
    return { bytes: refusal.length <= packetBytes ? refusal : Buffer.alloc(0), isTaken: false }
  }
}
