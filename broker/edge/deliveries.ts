/**
 * Messages on their way to one client, within what it asked us to keep to: no more without an acknowledgement than it
 * takes, none larger than it takes. What has to wait for that waits here, in its order.
 */
import { agePublish } from './age-publish'
import type { ClientLimits } from './client-limits'
import type { Frame } from './frame-scanner'
import { OutboundAliases } from './outbound-aliases'
import { publishIdOf } from './read-frame'

export interface DeliveryEvents {
  /** As the client is to see it. */
  translate(frame: Frame): Frame
  /** About to be written; `frame` is the session layer's. */
  onSend(frame: Frame): void
  write(bytes: Buffer): void
  /** It is not sent, and for the session layer it is over. */
  onDropped(frame: Frame, because: 'expired' | 'too-large'): void
}

interface Held {
  readonly frame: Frame
  readonly packetId: number
  readonly sinceMs: number
}

export class Deliveries {
  heldBytes = 0
  private readonly held: Held[] = []
  /** Of this connection, QoS 1 and 2. */
  private readonly underWay = new Set<number>()
  private readonly aliases: OutboundAliases

  constructor(
    private readonly limits: ClientLimits,
    private readonly isVersion5: boolean,
    /** Those that left on an earlier connection too. */
    private readonly sent: Set<number>,
    private readonly events: DeliveryEvents,
  ) {
    this.aliases = new OutboundAliases(limits.topicAliases, limits.packetBytes)
  }

  get heldMessages(): number {
    return this.held.length
  }

  /** A PUBLISH of the session layer. QoS 0 passes what waits: order holds within a QoS [MQTT-4.6.0-6]. */
  send(frame: Frame): void {
    const packetId = publishIdOf(frame)
    if (packetId === undefined) this.sendNow(frame, packetId)
    else if (this.held.length === 0 && this.mayLeave(packetId)) this.sendNow(frame, packetId)
    else {
      this.held.push({ frame, packetId, sinceMs: performance.now() })
      this.heldBytes += frame.bytes.length
    }
  }

  /** The client has ended the exchange of a message: PUBACK, PUBCOMP, or a PUBREC that refuses [MQTT5-4.9.0-2]. */
  finished(packetId: number): void {
    this.sent.delete(packetId)
    if (this.underWay.delete(packetId)) this.release()
  }

  /** A PUBREL leaves: its message is under way, though it may have come on an earlier connection. */
  releasing(packetId: number): void {
    this.sent.add(packetId)
  }

  private release(): void {
    for (let next = this.held[0]; next && this.mayLeave(next.packetId); next = this.held[0]) {
      this.held.shift()
      const { frame, packetId, sinceMs } = next
      this.heldBytes -= frame.bytes.length
      const waited = Math.floor((performance.now() - sinceMs) / 1000)
      const aged = this.isVersion5 ? agePublish(frame, waited) : frame
      if (aged) this.sendNow(aged, packetId)
      else this.events.onDropped(frame, 'expired')
    }
  }

  /** An id that comes again before its message is done with waits for that [MQTT5-2.2.1-3]. */
  private mayLeave(packetId: number): boolean {
    return this.underWay.size < this.limits.receiveMaximum && !this.underWay.has(packetId) // [MQTT5-3.3.4-9]
  }

  private sendNow(frame: Frame, packetId: number | undefined): void {
    const translated = this.events.translate(frame)
    // [MQTT5-3.1.2-25] Treated as if it had been delivered.
    if (translated.bytes.length > this.limits.packetBytes) {
      this.events.onDropped(frame, 'too-large')
      return
    }
    this.events.onSend(frame)
    const { bytes } = this.aliases.shorten(translated)
    this.events.write(packetId !== undefined && this.leaves(packetId) ? repeated(bytes) : bytes)
  }

  /** True where it has left before. */
  private leaves(packetId: number): boolean {
    this.underWay.add(packetId)
    const isRepeated = this.sent.has(packetId)
    this.sent.add(packetId)
    return isRepeated
  }
}

/** With DUP, since the client may have it already [MQTT-3.3.1-1]. */
function repeated(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt8(copy.readUInt8(0) | 0x08, 0)
  return copy
}
