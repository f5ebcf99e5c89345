/** CONNECT and CONNACK of one connection, between the client's and the session layer's. */
import type { ProtocolVersion } from '@/lib/dialects/dialect'
import type { Admittance } from './admittance'
import {
  type ConnackAdditions,
  type ConnectPacket,
  completeConnack,
  parseConnect,
  refusingConnack,
  rewriteConnect,
  unknownVersionConnack,
  versionOf,
} from './connect-packet'
import type { Frame } from './frame-scanner'
import { packetType } from './packet-type'
import { MalformedPacket } from './read-frame'

type Admitted = Extract<Admittance, { isAdmitted: true }>
type Refused = Extract<Admittance, { isAdmitted: false }>

export class Handshake {
  version: ProtocolVersion = 4
  private additions: ConnackAdditions = { sharedSubscriptionAvailable: false }

  /** CONNECT, or what a client of a version that we do not speak is told. Malformed packets throw. */
  read(frame: Frame): { readonly packet: ConnectPacket } | { readonly refusal: Buffer } {
    if (frame.type !== packetType.connect) throw new MalformedPacket('the first packet is CONNECT') // [MQTT-3.1.0-1]
    const refusal = unknownVersionConnack(frame)
    if (refusal) return { refusal }
    const packet = parseConnect(frame.bytes)
    this.version = versionOf(packet)
    return { packet }
  }

  /** CONNECT as the session layer is to see it. */
  forward(packet: ConnectPacket, { sessionKey, mount, additions }: Admitted): Buffer {
    this.additions = additions
    return rewriteConnect(packet, sessionKey, mount, additions)
  }

  refuse({ refusal }: Refused): Buffer {
    return refusingConnack(this.version, refusal) // [MQTT-3.1.4-5]
  }

  /** The session layer's CONNACK as the client is to see it. */
  complete(frame: Frame): Buffer {
    return completeConnack(frame.bytes, this.version, this.additions)
  }
}
