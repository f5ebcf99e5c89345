/**
 * One connection between its socket and the session layer. No byte passes unchecked: inbound packets are cut, checked
 * and held back while there is no room for them; outbound ones are counted, completed, and dropped or cut off where
 * the reader is slow. The session layer sees it as the client's socket.
 */
import { Duplex } from 'node:stream'
import type { Gate } from '@/broker/gate'
import type { ProtocolVersion } from '@/lib/dialects/dialect'
import { type ConnectPacket, disconnectPacket } from './connect-packet'
import { decideFilters } from './decide-filters'
import type { EdgeEvents, EdgeFacts } from './edge-events'
import { type Frame, FrameScanner } from './frame-scanner'
import { Handshake } from './handshake'
import { inspectFrame, noPacketIds, type PacketIds } from './inspect-frame'
import { KeepAlive } from './keep-alive'
import { limits, packetBytesMax } from './limits'
import { noMount } from './mount'
import { Outbound } from './outbound'
import { packetType } from './packet-type'
import { Passage } from './passage'
import { MalformedPacket } from './read-frame'
import type { Exchanged } from './subscribe-exchange'
import { Translator } from './translator'

type Phase = 'connect' | 'admitting' | 'opening' | 'open' | 'closed'

export class Edge extends Duplex {
  private readonly handshake = new Handshake()
  messagesIn = 0
  messagesOut = 0
  /** Why the broker ended it, where it did. */
  endedBecause: string | undefined
  private phase: Phase = 'connect'
  private readonly inbound = new FrameScanner(() => packetBytesMax(this.phase !== 'connect'))
  private readonly answers = new FrameScanner(() => Number.POSITIVE_INFINITY)
  private readonly outbound: Outbound
  private readonly passage: Passage
  private readonly waiting: Frame[] = []
  /** Publishes of QoS 1 and 2 without their PUBACK or PUBREC. */
  private unanswered = 0
  private hasRoom = true
  private isPeerGone = false
  private hasBegun = false
  private ids: PacketIds = noPacketIds()
  private translator = new Translator(4, noMount)
  private readonly keepAlive: KeepAlive
  private readonly connectTimer: NodeJS.Timeout

  constructor(
    private readonly socket: Duplex,
    readonly facts: EdgeFacts,
    gate: Gate,
    intake: Gate,
    private readonly events: EdgeEvents<Edge>,
  ) {
    super({
      allowHalfOpen: false,
      readableHighWaterMark: limits.packetBytes,
      writableHighWaterMark: limits.packetBytes,
    })
    const onOpen = () => this.onGateOpen()
    this.outbound = new Outbound(socket, gate, onOpen)
    this.passage = new Passage(gate, intake, onOpen)
    this.keepAlive = new KeepAlive(
      () => !this.socket.isPaused(),
      () => this.offend('nothing was heard for 1.5 times the keep-alive', 0x8d),
    )
    const late = () => this.offend('CONNECT did not arrive in time')
    this.connectTimer = setTimeout(late, limits.connectWithinMs).unref()
    socket.on('data', (chunk: Buffer) => this.receive(chunk))
    for (const end of ['error', 'end', 'close']) socket.on(end, () => this.finish())
  }

  get outboundBytes(): number {
    return this.outbound.bytes
  }

  get version(): ProtocolVersion {
    return this.handshake.version
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

  /** A v5 client hears this code with the acknowledgement of the publish. */
  answerWith(packetId: number, reasonCode: number): void {
    this.translator.ackCodes.set(packetId, reasonCode)
  }

  settled(): void {
    this.passage.settled()
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
    if (fault === 'too-large')
      this.offend(`a packet is larger than ${packetBytesMax(this.phase !== 'connect')} bytes`, 0x95)
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
    return this.phase === 'open' && this.hasRoom && this.passage.mayPass(type === packetType.publish)
  }

  private accept(frame: Frame): void {
    if (this.phase === 'connect') this.greet(frame)
    else if (frame.type === packetType.subscribe) this.subscribe(frame)
    else if (frame.type === packetType.unsubscribe)
      this.pass(this.translator.unsubscribe(frame, (filter) => this.events.routedOf(this, filter)))
    else this.inspect(frame)
  }

  private greet(frame: Frame): void {
    const read = this.handshake.read(frame)
    if ('packet' in read) {
      this.phase = 'admitting'
      void this.login(read.packet)
    } else {
      this.outbound.answer(read.refusal)
      this.offend('it speaks a version of MQTT other than 3.1, 3.1.1 and 5', 0x84)
    }
  }

  private inspect(frame: Frame): void {
    if (frame.type === packetType.puback && frame.bytes.length < frame.bodyAt + 2)
      throw new MalformedPacket('PUBACK is not well formed')
    if (frame.type === packetType.puback) this.events.onPuback(this, frame.bytes.readUInt16BE(frame.bodyAt))
    const verdict = inspectFrame(frame, this.version === 5, this.ids)
    if (verdict.action === 'answer') this.outbound.answer(verdict.bytes)
    else if (!verdict.isPublish) this.pass(frame.bytes)
    else {
      this.passage.began()
      this.messagesIn++
      if (verdict.qos > 0) this.unanswered++
      this.pass(this.translator.publish(frame, verdict.topic))
    }
  }

  private pass(bytes: Buffer): void {
    this.hasRoom = this.push(bytes)
  }

  private subscribe(frame: Frame): void {
    const decided = decideFilters(this, frame, this.translator, this.events)
    if (decided instanceof Promise) void this.subscribeLater(decided)
    else this.subscribed(decided)
  }

  private async subscribeLater(decided: Promise<Exchanged>): Promise<void> {
    this.passage.isHeld = true
    try {
      this.subscribed(await decided)
    } catch {
      this.offend('SUBSCRIBE is not well formed', 0x81)
    }
    this.passage.isHeld = false
    this.pump()
  }

  private subscribed(exchanged: Exchanged): void {
    if (this.phase === 'closed') return
    if ('pass' in exchanged) this.pass(exchanged.pass)
    else {
      this.outbound.answer(exchanged.answer)
      this.events.onAllRefused(this)
    }
  }

  private async login(packet: ConnectPacket): Promise<void> {
    const admittance = await this.events.admit(packet, this)
    clearTimeout(this.connectTimer)
    if (this.phase === 'closed') return
    if (!admittance.isAdmitted) {
      this.endedBecause = admittance.refusal.sentence
      this.outbound.answer(this.handshake.refuse(admittance))
      this.destroy()
      return
    }
    this.phase = 'opening'
    this.ids = admittance.ids
    this.translator = new Translator(this.version, admittance.mount)
    this.keepAlive.start(admittance.keepAliveSeconds)
    this.push(this.handshake.forward(packet, admittance))
  }

  override _read(): void {
    this.hasRoom = true
    if (this.waiting.length > 0) this.pump()
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    const [first, ...more] = chunks.map(({ chunk }) => chunk)
    if (first) this.send(more.length === 0 ? first : Buffer.concat([first, ...more]))
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
    this.outbound.answer(this.handshake.complete(frame))
    this.phase = 'open'
    queueMicrotask(() => this.pump())
  }

  private sendFrame(frame: Frame): void {
    if (frame.type === packetType.puback || frame.type === packetType.pubrec) this.unanswered--
    if (frame.type === packetType.publish) {
      this.messagesOut++
      this.events.onPublishOut(this, frame)
    }
    this.outbound.write(this.translator.outward(frame))
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
      this.passage.close()
      this.waiting.length = 0
      this.outbound.close()
      this.events.onClosed(this)
    }
    // The error is ours to report, not the session layer's to throw.
    done()
  }
}

const CONNECT_BYTE = 0x10
