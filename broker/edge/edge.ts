/**
 * One connection between its socket and the session layer. No byte passes unchecked: inbound packets are cut, checked
 * and held back while there is no room for them; outbound ones are counted, completed, and dropped or cut off where
 * the reader is slow. The session layer sees it as the client's socket.
 */
import { Duplex } from 'node:stream'
import type { Gate } from '@/broker/gate'
import type { ProtocolVersion } from '@/lib/dialects/dialect'
import { Arrivals } from './arrivals'
import type { Goodbye } from './check-packet'
import type { ConnectPacket } from './connect-packet'
import { Dialogue, type Line } from './dialogue'
import type { EdgeEvents, EdgeFacts } from './edge-events'
import { FilterTurn } from './filter-turn'
import { type Frame, FrameScanner } from './frame-scanner'
import { Handshake } from './handshake'
import { KeepAlive } from './keep-alive'
import { limits } from './limits'
import { MalformedPacket } from './malformed-packet'
import { Outbound } from './outbound'
import { packetType } from './packet-type'
import { Passage } from './passage'

type Phase = 'connect' | 'admitting' | 'opening' | 'open' | 'closed'

export class Edge extends Duplex {
  private readonly handshake = new Handshake()
  messagesIn = 0
  messagesOut = 0
  /** Why the broker ended it, where it did. */
  endedBecause: string | undefined
  /** The reason code of MQTT 5 by which it was, whether the client could hear it or not. */
  endedWith: number | undefined
  private phase: Phase = 'connect'
  private readonly arrivals = new Arrivals(() => this.phase !== 'connect')
  private readonly answers = new FrameScanner(() => Number.POSITIVE_INFINITY)
  private readonly outbound: Outbound
  private readonly passage: Passage
  private readonly filterTurn: FilterTurn<Edge>
  private readonly waiting: Frame[] = []
  private hasRoom = true
  private isPeerGone = false
  /** Once it is logged in. */
  private dialogue: Dialogue | undefined
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
    this.filterTurn = new FilterTurn<Edge>(this, events, this.passage, {
      pass: (bytes) => this.pass(bytes),
      answer: (bytes) => this.dialogue?.answer(bytes),
      offend: (sentence, reasonCode) => this.offend(sentence, reasonCode),
      pump: () => this.pump(),
    })
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
    return this.outbound.bytes + (this.dialogue?.heldBytes ?? 0)
  }

  get version(): ProtocolVersion {
    return this.handshake.version
  }

  get isResumed(): boolean {
    return this.handshake.isResumed
  }

  /** The client's DISCONNECT, where there was one. */
  get goodbye(): Goodbye | undefined {
    return this.dialogue?.goodbye
  }

  get isClosed(): boolean {
    return this.phase === 'closed'
  }

  /** Whether something that was taken from the client has no acknowledgement yet. */
  get owesAnswers(): boolean {
    return this.phase === 'open' && (this.dialogue?.unanswered ?? 0) > 0
  }

  get isLoggedIn(): boolean {
    return this.phase === 'opening' || this.phase === 'open'
  }

  /** A v5 client hears this code, and why, with the acknowledgement of the publish. */
  answerWith(packetId: number, reasonCode: number, sentence?: string): void {
    this.dialogue?.translator.ackCodes.set(packetId, reasonCode, sentence)
  }

  settled(): void {
    this.passage.settled()
    this.pump()
  }

  /** Ends the connection, a v5 client told why. */
  cut(reasonCode: number, because: string): void {
    if (this.phase === 'closed') return
    this.endedBecause ??= because
    this.endedWith ??= reasonCode
    // [MQTT-3.2.0-1] Nothing goes out before CONNACK.
    if (this.phase === 'open') this.dialogue?.farewell(reasonCode, because)
    this.destroy()
  }

  private offend(sentence: string, reasonCode = 0x82): void {
    if (this.phase === 'closed') return
    this.events.onOffence(this, sentence, reasonCode)
    if (this.version === 5 && this.phase === 'connect')
      this.outbound.answer(this.handshake.refuse({ returnCode: 5, reasonCode, sentence })) // [MQTT5-3.1.4-2]
    this.cut(reasonCode, sentence)
  }

  private receive(chunk: Buffer): void {
    this.keepAlive.heard()
    const { frames, offence } = this.arrivals.take(chunk)
    this.waiting.push(...frames)
    this.pump()
    if (offence) this.offend(offence.message, offence.reasonCode)
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
      this.offend(error.message, error.reasonCode)
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
    else if (!this.dialogue) return
    else if (frame.type === packetType.subscribe || frame.type === packetType.unsubscribe)
      this.filterTurn.take(frame, this.dialogue.translator)
    else this.dialogue.receive(frame)
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

  private pass(bytes: Buffer): void {
    if (this.phase === 'closed') return
    this.hasRoom = this.push(bytes)
  }

  private async login(packet: ConnectPacket): Promise<void> {
    const admittance = await this.events.admit(packet, this)
    clearTimeout(this.connectTimer)
    if (this.phase === 'closed') return
    if (!admittance.isAdmitted) {
      this.endedBecause = admittance.refusal.sentence
      this.outbound.answer(this.handshake.refuse(admittance.refusal))
      this.destroy()
      return
    }
    this.phase = 'opening'
    const { version, clientLimits, expirySeconds } = this.handshake
    const facts = { ...admittance, version, clientLimits, expirySeconds }
    this.dialogue = new Dialogue(facts, this.line)
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
      if (this.isClosed) return
      if (this.phase === 'opening') this.sendConnack(frame)
      else this.dialogue?.send(frame)
    }
    this.boundOutbound()
  }

  private sendConnack(frame: Frame): void {
    const { bytes, isTaken } = this.handshake.complete(frame)
    this.outbound.answer(bytes)
    if (isTaken) this.phase = 'open'
    else this.cut(0x95, 'the client takes no packet as large as CONNACK')
    queueMicrotask(() => this.pump())
  }

  private boundOutbound(): void {
    if (this.outboundBytes > limits.outboundHardBytes) this.cut(0x97, 'the client reads too slowly')
    else if (this.dialogue?.holdsTooMuch) this.cut(0x97, 'the client acknowledges too slowly')
  }

  private readonly line: Line = {
    pass: (bytes) => this.pass(bytes),
    write: (bytes) => this.outbound.write(bytes),
    answer: (bytes) => this.outbound.answer(bytes),
    cut: (reasonCode, because) => this.cut(reasonCode, because),
    because: () => this.endedBecause,
    onFiltersAnswered: () => this.filterTurn.answered(),
    onPublishIn: () => {
      this.passage.began()
      this.messagesIn++
    },
    onPublishOut: (frame) => {
      this.messagesOut++
      this.events.onPublishOut(this, frame)
    },
    onPuback: (packetId) => this.events.onPuback(this, packetId),
    onUndelivered: (frame, because) => this.events.onUndelivered(this, frame, because),
  }

  private onGateOpen(): void {
    this.outbound.release()
    this.pump()
  }

  override _destroy(_error: Error | null, done: (error?: Error | null) => void): void {
    if (this.phase !== 'closed') {
      this.outbound.close(this.phase === 'open')
      this.phase = 'closed'
      clearTimeout(this.connectTimer)
      this.keepAlive.stop()
      this.passage.close()
      this.waiting.length = 0
      this.events.onClosed(this)
    }
    // The error is ours to report, not the session layer's to throw.
    done()
  }
}
