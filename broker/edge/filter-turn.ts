import type { ProtocolVersion } from '@/lib/dialects/dialect'
import { decideFilters } from './decide-filters'
import type { EdgeEvents } from './edge-events'
import type { Frame } from './frame-scanner'
import { MalformedPacket } from './malformed-packet'
import { packetType } from './packet-type'
import type { Passage } from './passage'
import type { Exchanged } from './subscribe-exchange'
import type { Translator } from './translator'

interface Way {
  /** To the session layer. */
  pass(bytes: Buffer): void
  /** To the client. */
  answer(bytes: Buffer): void
  offend(sentence: string, reasonCode: number): void
  /** Something may go on that waited. */
  pump(): void
}

/**
 * SUBSCRIBE and UNSUBSCRIBE of one connection. Clients publish right behind a SUBSCRIBE and expect to receive it: what
 * follows one waits until the session layer has answered it, so that nothing overtakes it.
 */
export class FilterTurn<Edge extends { readonly version: ProtocolVersion; readonly isClosed: boolean }> {
  constructor(
    private readonly edge: Edge,
    private readonly events: EdgeEvents<Edge>,
    private readonly passage: Passage,
    private readonly way: Way,
  ) {}

  /** Malformed packets throw. */
  take(frame: Frame, translator: Translator): void {
    const { edge, events, passage } = this
    if (frame.type === packetType.unsubscribe) {
      const bytes = translator.unsubscribe(frame, (filter) => events.routedOf(edge, filter))
      passage.isHeld = true
      this.way.pass(bytes)
      return
    }
    const decided = decideFilters(edge, frame, translator, events)
    passage.isHeld = true
    if (decided instanceof Promise) void this.decideLater(decided)
    else this.decided(decided)
  }

  /** The session layer has: SUBACK or UNSUBACK is on its way to the client. */
  answered(): void {
    this.passage.isHeld = false
    queueMicrotask(() => this.way.pump())
  }

  private async decideLater(exchanged: Promise<Exchanged>): Promise<void> {
    try {
      this.decided(await exchanged)
    } catch (error) {
      this.way.offend(
        'SUBSCRIBE is not well formed',
        error instanceof MalformedPacket ? error.reasonCode : 0x81,
      )
    }
  }

  private decided(exchanged: Exchanged): void {
    if (this.edge.isClosed) return
    if ('pass' in exchanged) {
      this.way.pass(exchanged.pass)
      return
    }
    this.way.answer(exchanged.answer)
    this.events.onAllRefused(this.edge)
    this.answered()
  }
}
