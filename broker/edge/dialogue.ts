/** What passes between a client that is logged in and the session layer, packet by packet, both ways. */
import type { ProtocolVersion } from '@/lib/dialects/dialect'
import { acknowledgement } from './ack-codes'
import type { Acknowledgement, Goodbye } from './check-packet'
import type { ClientLimits } from './client-limits'
import { disconnectPacket } from './connect-packet'
import { Deliveries, type DeliveryEvents } from './deliveries'
import type { Frame } from './frame-scanner'
import { type Conversation, inspectFrame, type PacketIds } from './inspect-frame'
import { limits } from './limits'
import type { Mount } from './mount'
import { packetType } from './packet-type'
import { publishIdOf } from './read-frame'
import { Translator } from './translator'
import { withReason } from './with-reason'

export interface DialogueFacts {
  readonly version: ProtocolVersion
  readonly mount: Mount
  readonly ids: PacketIds
  readonly clientLimits: ClientLimits
  /** The session expiry interval that the client asked for. */
  readonly expirySeconds: number
}

export interface Line {
  /** To the session layer. */
  pass(bytes: Buffer): void
  /** To the client, once the gate is open. */
  write(bytes: Buffer): void
  /** To the client, at once. */
  answer(bytes: Buffer): void
  cut(reasonCode: number, because: string): void
  /** Why the connection is ended, where that is known. */
  because(): string | undefined
  /** SUBACK or UNSUBACK has come from the session layer. */
  onFiltersAnswered(): void
  onPublishIn(): void
  onPublishOut(frame: Frame): void
  onPuback(packetId: number): void
  onUndelivered(frame: Frame, because: Undelivered): void
}

export type Undelivered = Parameters<DeliveryEvents['onDropped']>[1]

export class Dialogue {
  readonly translator: Translator
  /** Its DISCONNECT, once that has come. */
  goodbye: Goodbye | undefined
  /** Publishes of QoS 1 and 2 without their PUBACK or PUBREC. */
  unanswered = 0
  private readonly conversation: Conversation
  private readonly deliveries: Deliveries

  constructor(
    private readonly facts: DialogueFacts,
    private readonly line: Line,
  ) {
    const { version, ids, expirySeconds, clientLimits, mount } = facts
    this.translator = new Translator(version, mount, clientLimits)
    this.conversation = { version, ids, expirySeconds, aliases: new Set(), unfinished: new Set() }
    this.deliveries = new Deliveries(clientLimits, version === 5, ids.sent, {
      translate: (frame) => this.translator.publishOut(frame),
      onSend: (frame) => line.onPublishOut(frame),
      write: (bytes) => line.write(bytes),
      onDropped: (frame, because) => this.dropped(frame, because),
    })
  }

  get heldBytes(): number {
    return this.deliveries.heldBytes
  }

  get holdsTooMuch(): boolean {
    return this.deliveries.heldMessages > limits.outboundHeld
  }

  /** A packet of the client other than SUBSCRIBE and UNSUBSCRIBE; throws MalformedPacket. */
  receive(frame: Frame): void {
    const verdict = inspectFrame(frame, this.conversation)
    if (verdict.action === 'answer') this.answer(verdict.bytes)
    else if (verdict.action === 'wait') void verdict.until?.then(() => this.line.pass(frame.bytes))
    else if (verdict.isPublish) {
      this.line.onPublishIn()
      if (verdict.qos > 0) this.unanswered++
      this.line.pass(this.translator.publish(frame, verdict.topic))
    } else {
      this.goodbye ??= verdict.goodbye
      this.line.pass(frame.bytes)
      if (verdict.acknowledged) this.acknowledged(frame.type, verdict.acknowledged)
    }
  }

  /** A packet of the session layer. */
  send(frame: Frame): void {
    switch (frame.type) {
      case packetType.publish:
        this.deliveries.send(frame)
        return
      case packetType.puback:
      case packetType.pubrec:
        this.unanswered--
        this.acknowledge(frame, this.translator.outward(frame))
        return
      case packetType.pubcomp:
        this.acknowledge(frame, frame.bytes)
        return
      case packetType.disconnect:
        this.farewell(frame.bytes[frame.bodyAt] ?? 0, this.line.because())
        return
      case packetType.suback:
      case packetType.unsuback:
        this.line.onFiltersAnswered()
        break
      case packetType.pubrel:
        this.deliveries.releasing(packetIdOf(frame))
        break
    }
    this.write(this.translator.outward(frame))
  }

  /** DISCONNECT, to a client that takes one. */
  farewell(reasonCode: number, because: string | undefined): void {
    const { version, clientLimits } = this.facts
    if (version !== 5) return
    const bytes = withReason(clientLimits, because, (reason) => disconnectPacket(reasonCode, reason))
    if (bytes.length <= clientLimits.packetBytes) this.line.answer(bytes)
  }

  private acknowledged(type: number, { packetId, reasonCode }: Acknowledgement): void {
    if (type === packetType.puback) this.line.onPuback(packetId)
    if (type !== packetType.pubrec || reasonCode >= REFUSED) this.deliveries.finished(packetId)
  }

  private acknowledge(frame: Frame, bytes: Buffer): void {
    const { type } = frame
    const { packetBytes, hearsReasons } = this.facts.clientLimits
    const packetId = packetIdOf(frame)
    const [, , , , code = 0] = bytes
    if (type !== packetType.pubrec || code >= REFUSED) this.conversation.unfinished.delete(packetId)
    // What the session layer says in words is held to what the client asked for too.
    const isPlain = bytes.length <= PLAIN_BYTES || (hearsReasons && bytes.length <= packetBytes)
    this.write(isPlain ? bytes : acknowledgement(type, packetId, code))
  }

  /** An answer of the edge itself, whatever the gate. */
  answer(bytes: Buffer): void {
    if (this.takes(bytes)) this.line.answer(bytes)
  }

  private write(bytes: Buffer): void {
    if (this.takes(bytes)) this.line.write(bytes)
  }

  /** [MQTT5-3.1.2-24] What is too large for the client is not sent; without it the connection has no sense any more. */
  private takes({ length }: Buffer): boolean {
    const isTaken = length <= this.facts.clientLimits.packetBytes
    if (!isTaken) this.line.cut(0x95, 'the client takes no packet as large as the one that it is to get')
    return isTaken
  }

  /** For the session layer the exchange has ended: it takes PUBACK for the end of either QoS. */
  private dropped(frame: Frame, because: Undelivered): void {
    this.line.onUndelivered(frame, because)
    const packetId = publishIdOf(frame)
    if (packetId !== undefined) this.line.pass(Buffer.from([0x40, 2, packetId >> 8, packetId & 0xff]))
  }
}

const REFUSED = 0x80
/** An acknowledgement of id and reason code. */
const PLAIN_BYTES = 5

const packetIdOf = ({ bytes, bodyAt }: Frame): number => bytes.readUInt16BE(bodyAt)
