import mqttPacket from 'mqtt-packet'
import { type ClientLimits, noClientLimits } from './client-limits'
import type { Frame } from './frame-scanner'
import { packetType } from './packet-type'
import { withReason } from './with-reason'

interface Told {
  readonly reasonCode: number
  readonly sentence: string | undefined
}

/** Reason codes that a v5 client is to hear with the PUBACK or PUBREC of a packet id, where the session layer says success. */
export class AckCodes {
  private readonly codes = new Map<number, Told>()

  constructor(private readonly limits: ClientLimits = noClientLimits) {}

  set(packetId: number, reasonCode: number, sentence?: string): void {
    this.codes.set(packetId, { reasonCode, sentence })
  }

  /** The acknowledgement with its code, where one was set. */
  complete({ bytes, bodyAt, type }: Frame): Buffer {
    if (this.codes.size === 0) return bytes
    const packetId = bytes.readUInt16BE(bodyAt)
    const told = this.codes.get(packetId)
    if (told === undefined) return bytes
    this.codes.delete(packetId)
    return withReason(this.limits, told.sentence, ({ reasonString }) =>
      acknowledgement(type, packetId, told.reasonCode, reasonString),
    )
  }
}

/** PUBACK or PUBREC of MQTT 5 with a reason code. */
export function acknowledgement(
  type: number,
  messageId: number,
  reasonCode: number,
  reasonString?: string,
): Buffer {
  const id = [messageId >> 8, messageId & 0xff]
  // Success needs no code, and where no property follows there is no length of them [MQTT5-3.4.2.1] [MQTT5-3.4.2.2.1].
  if (reasonCode === 0) return Buffer.from([type << 4, 2, ...id])
  if (reasonString === undefined) return Buffer.from([type << 4, 3, ...id, reasonCode])
  const cmd = type === packetType.puback ? 'puback' : 'pubrec'
  return mqttPacket.generate(
    { cmd, messageId, reasonCode, properties: { reasonString } },
    { protocolVersion: 5 },
  )
}
