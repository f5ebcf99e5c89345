import type { Frame } from './frame-scanner'

/** Reason codes that a v5 client is to hear with the PUBACK or PUBREC of a packet id, where the session layer says success. */
export class AckCodes {
  private readonly codes = new Map<number, number>()

  set(packetId: number, reasonCode: number): void {
    this.codes.set(packetId, reasonCode)
  }

  /** The acknowledgement with its code, where one was set. */
  complete({ bytes, bodyAt, type, flags }: Frame): Buffer {
    if (this.codes.size === 0) return bytes
    const packetId = bytes.readUInt16BE(bodyAt)
    const code = this.codes.get(packetId)
    if (code === undefined) return bytes
    this.codes.delete(packetId)
    // No properties follow: the length is that of id and code [MQTT5-3.4.2.1].
    return Buffer.from([(type << 4) | flags, 3, packetId >> 8, packetId & 0xff, code])
  }
}
