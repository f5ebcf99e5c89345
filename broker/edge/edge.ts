/**
 * One connection between its socket and the session layer. No byte passes unchecked: inbound packets are cut, checked
 * and held back while there is no room for them; outbound ones are counted, completed, and dropped or cut off where
 * the reader is slow. The session layer sees it as the client's socket.
 */
import { Duplex } from 'node:stream'
import type { Gate } from '@/broker/gate'
import type { ProtocolVersion } from '@/lib/dialects/dialect'
import {
  type ConnackAdditions,
  type ConnectPacket,
  type ConnectRefusal,
  completeConnack,
  disconnectPacket,
  parseConnect,
  refusingConnack,
  rewriteConnect,
  unknownVersionConnack,
  versionOf,
} from './connect-packet'
import { type Frame, FrameScanner } from './frame-scanner'
import { inspectFrame, noPacketIds, type PacketIds } from './inspect-frame'
import { KeepAlive } from './keep-alive'
import { limits } from './limits'
import { packetType } from './packet-type'
import { MalformedPacket } from './read-frame'

/** What login made of a CONNECT. */
export type Admittance =
  | {
      readonly isAdmitted: true
      readonly sessionKey: string
      readonly additions: ConnackAdditions
      readonly keepAliveSeconds: number
      readonly ids: PacketIds
    }
  | { readonly isAdmitted: false; readonly refusal: ConnectRefusal }

export interface EdgeEvents {
  /** Login of this connection; never rejects. */
  admit(packet: ConnectPacket, edge: Edge): Promise<Admittance>
  /** The connection broke a rule of MQTT or a limit, and is ended for it. */
  onOffence(edge: Edge, sentence: string, reasonCode: number): void
  onFiltersRefused(edge: Edge, filters: readonly string[]): void
  /** A QoS 1 acknowledgement of the client. */
  onPuback(edge: Edge, packetId: number): void
  /** A PUBLISH goes out to the client. */
  onPublishOut(edge: Edge, frame: Frame): void
  onClosed(edge: Edge): void
}

export interface EdgeFacts {
  readonly address: string
  readonly listener: string
}

type Phase = 'connect' | 'admitting' | 'opening' | 'open' | 'closed'

export class Edge extends Duplex {
  version: ProtocolVersion = 4
  messagesIn = 0
  messagesOut = 0
  /** Why the broker ended it, where it did. */
  endedBecause: string | undefined
  private phase: Phase = 'connect'
  private readonly inbound = new FrameScanner(() =>
    this.phase === 'connect' ? limits.packetBytesBeforeLogin : limits.packetBytes,
  )
  private readonly outbound = new FrameScanner(() => Number.POSITIVE_INFINITY)
  private readonly waiting: Frame[] = []
  private readonly held: Buffer[] = []
  private heldBytes = 0
  private inFlight = 0
  /** Publishes of QoS 1 and 2 without their PUBACK or PUBREC. */
  private unanswered = 0
  private hasRoom = true
  private isPeerGone = false
  private hasBegun = false
  private ids: PacketIds = noPacketIds()
  private additions: ConnackAdditions = {}
  private readonly keepAlive: KeepAlive
  private readonly connectTimer: NodeJS.Timeout
  private readonly resume_ = () => this.onGateOpen()

  constructor(
    private readonly socket: Duplex,
    readonly facts: EdgeFacts,
    private readonly gate: Gate,
    /** Shut while there is no room for what is published; all else still passes. */
    private readonly intake: Gate,
    private readonly events: EdgeEvents,
  ) {
    super({
      allowHalfOpen: false,
      readableHighWaterMark: limits.packetBytes,
      writableHighWaterMark: limits.packetBytes,
    })
    this.keepAlive = new KeepAlive(
      () => !this.socket.isPaused(),
      () => this.offend('nothing was heard for 1.5 times the keep-alive', 0x8d),
    )
    this.connectTimer = setTimeout(
      () => this.offend('CONNECT did not arrive in time'),
      limits.connectWithinMs,
    )
    this.connectTimer.unref()
    socket.on('data', (chunk: Buffer) => this.receive(chunk))
    socket.on('error', () => this.finish())
    socket.on('end', () => this.finish())
    socket.on('close', () => this.finish())
  }

  /** Bytes that the reader has not taken yet. */
  get outboundBytes(): number {
    return this.socket.writableLength + this.heldBytes
  }

  get isClosed(): boolean {
    return this.phase === 'closed'
  }

  /** Whether something that was taken from the client has no acknowledgement yet. */
  get owesAnswers(): boolean {
    return this.phase === 'open' && this.unanswered > 0
  }

  get isLoggedIn(): boolean {
    return this.phase === 'opening' || this.phase === 'open'
  }

  /** One publish of this client has reached its end: stored, refused or dropped. */
  settled(): void {
    if (this.inFlight > 0) this.inFlight--
    this.pump()
  }

  /** Ends the connection, a v5 client told why. */
  cut(reasonCode: number, because: string): void {
    if (this.phase === 'closed') return
    this.endedBecause ??= because
    if (this.version === 5 && this.isLoggedIn) this.socket.write(disconnectPacket(reasonCode))
    this.destroy()
  }

  private offend(sentence: string, reasonCode = 0x82): void {
    if (this.phase === 'closed') return
    this.events.onOffence(this, sentence, reasonCode)
    this.cut(reasonCode, sentence)
  }

  private receive(chunk: Buffer): void {
    this.keepAlive.heard()
    // Whatever speaks another protocol is told apart by its first byte, not by waiting for the rest.
    if (!this.hasBegun && chunk[0] !== CONNECT_BYTE) {
      this.offend('the first packet is CONNECT') // [MQTT-3.1.0-1]
      return
    }
    this.hasBegun = true
    const { frames, fault } = this.inbound.scan(chunk)
    this.waiting.push(...frames)
    this.pump()
    if (fault === 'too-large')
      this.offend(
        `a packet is larger than ${this.isLoggedIn ? limits.packetBytes : limits.packetBytesBeforeLogin} bytes`,
        0x95,
      )
    if (fault === 'malformed') this.offend('a packet is not well formed', 0x81)
  }

  /** Hands on what may go on; the socket waits while something may not. */
  private pump(): void {
    try {
      for (let frame = this.waiting[0]; frame && this.mayPass(frame); frame = this.waiting[0]) {
        this.waiting.shift()
        this.accept(frame)
      }
    } catch (error) {
      if (!(error instanceof MalformedPacket)) throw error
      this.offend(error.message, 0x81)
    }
    if (this.phase === 'closed') return
    if (this.isPeerGone && this.waiting.length === 0) this.push(null)
    else if (this.waiting.length > 0 && !this.socket.isPaused()) this.socket.pause()
    else if (this.waiting.length === 0 && this.socket.isPaused()) this.socket.resume()
  }

  /** The peer is gone: what it sent before, its DISCONNECT above all, still goes its way. */
  private finish(): void {
    if (this.isPeerGone || this.phase === 'closed') return
    this.isPeerGone = true
    if (this.isLoggedIn) this.pump()
    else this.destroy()
  }

  private mayPass({ type }: Frame): boolean {
    if (this.phase === 'connect') return true
    if (this.phase !== 'open' || !this.hasRoom) return false
    const isPublish = type === packetType.publish
    if (isPublish && this.inFlight >= limits.inFlight) return false
    const shut = !this.gate.isOpen ? this.gate : isPublish && !this.intake.isOpen ? this.intake : undefined
    shut?.whenOpen(this.resume_)
    return shut === undefined
  }

  private accept(frame: Frame): void {
    if (this.phase === 'connect') {
      if (frame.type !== packetType.connect) throw new MalformedPacket('the first packet is CONNECT') // [MQTT-3.1.0-1]
      const refusal = unknownVersionConnack(frame)
      if (refusal) {
        this.socket.write(refusal)
        this.offend('it speaks a version of MQTT other than 3.1, 3.1.1 and 5', 0x84)
        return
      }
      this.phase = 'admitting'
      void this.login(parseConnect(frame.bytes))
      return
    }
    if (frame.type === packetType.puback) this.events.onPuback(this, frame.bytes.readUInt16BE(frame.bodyAt))
    const verdict = inspectFrame(frame, this.version === 5, this.ids)
    if (verdict.action === 'answer') {
      this.socket.write(verdict.bytes)
      if (verdict.refusedFilters) this.events.onFiltersRefused(this, verdict.refusedFilters)
      return
    }
    if (verdict.isPublish) {
      this.inFlight++
      this.messagesIn++
      if (verdict.qos > 0) this.unanswered++
    }
    this.hasRoom = this.push(frame.bytes)
  }

  private async login(packet: ConnectPacket): Promise<void> {
    this.version = versionOf(packet)
    const admittance = await this.events.admit(packet, this)
    clearTimeout(this.connectTimer)
    if (this.phase === 'closed') return
    if (!admittance.isAdmitted) {
      this.endedBecause = admittance.refusal.sentence
      this.socket.write(refusingConnack(this.version, admittance.refusal)) // [MQTT-3.1.4-5]
      this.destroy()
      return
    }
    this.phase = 'opening'
    this.ids = admittance.ids
    this.additions = admittance.additions
    this.keepAlive.start(admittance.keepAliveSeconds)
    this.push(rewriteConnect(packet, admittance.sessionKey))
  }

  override _read(): void {
    this.hasRoom = true
    if (this.waiting.length > 0) this.pump()
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.send(
      chunks.length === 1 && chunks[0] ? chunks[0].chunk : Buffer.concat(chunks.map(({ chunk }) => chunk)),
    )
    done()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.send(chunk)
    done()
  }

  private send(bytes: Buffer): void {
    if (this.phase === 'closed') return
    this.socket.cork()
    process.nextTick(() => this.socket.uncork())
    for (const frame of this.outbound.scan(bytes).frames) {
      if (this.phase === 'opening') this.sendConnack(frame)
      else this.sendFrame(frame)
    }
  }

  private sendConnack(frame: Frame): void {
    this.socket.write(completeConnack(frame.bytes, this.version, this.additions))
    this.phase = 'open'
    queueMicrotask(() => this.pump())
  }

  private sendFrame(frame: Frame): void {
    if (frame.type === packetType.puback || frame.type === packetType.pubrec) this.unanswered--
    if (frame.type === packetType.publish) {
      this.messagesOut++
      this.events.onPublishOut(this, frame)
    }
    if (this.gate.isOpen) this.socket.write(frame.bytes)
    else this.hold(frame.bytes)
    if (this.outboundBytes > limits.outboundHardBytes) this.cut(0x97, 'the client reads too slowly')
  }

  private hold(bytes: Buffer): void {
    this.held.push(bytes)
    this.heldBytes += bytes.length
    this.gate.whenOpen(this.resume_)
  }

  private onGateOpen(): void {
    // The intake may open while the other gate is shut: what is held waits for that one.
    if (this.gate.isOpen) {
      for (const bytes of this.held.splice(0)) this.socket.write(bytes)
      this.heldBytes = 0
    }
    this.pump()
  }

  override _destroy(_error: Error | null, done: (error?: Error | null) => void): void {
    if (this.phase !== 'closed') {
      this.phase = 'closed'
      clearTimeout(this.connectTimer)
      this.keepAlive.stop()
      this.gate.forget(this.resume_)
      this.intake.forget(this.resume_)
      this.waiting.length = 0
      this.held.length = 0
      closeSocket(this.socket)
      this.events.onClosed(this)
    }
    // The error is ours to report, not the session layer's to throw.
    done()
  }
}

const CLOSE_WITHIN_MS = 2_000
const CONNECT_BYTE = 0x10

/** Lets what is written reach the peer, and then closes, however slowly it reads. */
function closeSocket(socket: Duplex): void {
  if (socket.destroyed) return
  const timer = setTimeout(() => socket.destroy(), CLOSE_WITHIN_MS)
  timer.unref()
  socket.once('close', () => clearTimeout(timer))
  socket.resume()
  socket.end(() => socket.destroy())
}
