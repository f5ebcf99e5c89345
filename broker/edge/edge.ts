/**
 * One connection between its socket and the session layer. No byte passes unchecked: inbound packets are cut, checked
 * and held back while there is no room for them; outbound ones are counted, completed, and dropped or cut off where
 * the reader is slow. The session layer sees it as the client's socket.
 */
import { Duplex } from 'node:stream'
import type { Gate } from '@/broker/gate'
import type { ProtocolVersion } from '@/lib/dialects/dialect'
import type { Admittance } from './admittance'
import {
  type ConnackAdditions,
  type ConnectPacket,
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
import { Outbound } from './outbound'
import { packetType } from './packet-type'
import { MalformedPacket } from './read-frame'

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
  private readonly inbound = new FrameScanner(() => this.packetBytesMax)
  private readonly answers = new FrameScanner(() => Number.POSITIVE_INFINITY)
  private readonly outbound: Outbound
  private readonly waiting: Frame[] = []
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
    this.outbound = new Outbound(socket, gate, this.resume_)
    this.keepAlive = new KeepAlive(
      () => !this.socket.isPaused(),
      () => this.offend('nothing was heard for 1.5 times the keep-alive', 0x8d),
    )
    const late = () => this.offend('CONNECT did not arrive in time')
    this.connectTimer = setTimeout(late, limits.connectWithinMs)
    this.connectTimer.unref()
    socket.on('data', (chunk: Buffer) => this.receive(chunk))
    for (const end of ['error', 'end', 'close']) socket.on(end, () => this.finish())
  }

  /** Bytes that the reader has not taken yet. */
  get outboundBytes(): number {
    return this.outbound.bytes
  }

  private get packetBytesMax(): number {
    return this.phase === 'connect' ? limits.packetBytesBeforeLogin : limits.packetBytes
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
    if (this.version === 5 && this.isLoggedIn) this.outbound.answer(disconnectPacket(reasonCode))
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
    if (fault === 'too-large') this.offend(`a packet is larger than ${this.packetBytesMax} bytes`, 0x95)
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
        this.outbound.answer(refusal)
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
      this.outbound.answer(verdict.bytes)
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
      this.outbound.answer(refusingConnack(this.version, admittance.refusal)) // [MQTT-3.1.4-5]
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
    this.outbound.cork()
    for (const frame of this.answers.scan(bytes).frames) {
      if (this.phase === 'opening') this.sendConnack(frame)
      else this.sendFrame(frame)
    }
  }

  private sendConnack(frame: Frame): void {
    this.outbound.answer(completeConnack(frame.bytes, this.version, this.additions))
    this.phase = 'open'
    queueMicrotask(() => this.pump())
  }

  private sendFrame(frame: Frame): void {
    if (frame.type === packetType.puback || frame.type === packetType.pubrec) this.unanswered--
    if (frame.type === packetType.publish) {
      this.messagesOut++
      this.events.onPublishOut(this, frame)
    }
    this.outbound.write(frame.bytes)
    if (this.outboundBytes > limits.outboundHardBytes) this.cut(0x97, 'the client reads too slowly')
  }

  private onGateOpen(): void {
    this.outbound.release()
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
      this.outbound.close()
      this.events.onClosed(this)
    }
    // The error is ours to report, not the session layer's to throw.
    done()
  }
}

const CONNECT_BYTE = 0x10
