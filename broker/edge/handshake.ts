/** CONNECT and CONNACK of one connection, between the client's and the session layer's. */
import type { ProtocolVersion } from '@/lib/dialects/dialect'
import type { Admittance } from './admittance'
import { checkConnect } from './check-connect'
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
    if (packet.properties?.authenticationMethod !== undefined)
      throw new MalformedPacket('no authentication method is offered', 0x8c) // [MQTT5-4.12.0-1]
    return { packet }
  }

  /** CONNECT as the session layer is to see it. */
  forward(packet: ConnectPacket, { sessionKey, mount, additions, isResumed }: Admitted): Buffer {
    this.additions = additions
    this.isResumed = isResumed
    return rewriteConnect(packet, sessionKey, mount, additions)
  }

  /** [MQTT-3.1.4-5] */
  refuse(refusal: ConnectRefusal): Buffer {
    return refusingConnack(this.version, refusal)
  }

  /** The session layer's CONNACK as the client is to see it. */
  complete(frame: Frame): Buffer {
    return completeConnack(frame.bytes, this.version, this.additions, this.isResumed)
  }
}
