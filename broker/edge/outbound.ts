/** The way out to one client: packets of one turn leave in one write, and none leaves while the gate is shut. */
import type { Duplex } from 'node:stream'
import type { Gate } from '@/broker/gate'

const CLOSE_WITHIN_MS = 2_000

export class Outbound {
  private readonly held: Buffer[] = []
  private heldBytes = 0
  private isCorked = false

  constructor(
    private readonly socket: Duplex,
    private readonly gate: Gate,
    /** Called once the gate opens again. */
    private readonly onOpen: () => void,
  ) {}

  /** Bytes that the reader has not taken yet. */
  get bytes(): number {
    return this.socket.writableLength + this.heldBytes
  }

  /** What is written in this turn of the loop leaves together: deliveries come one a tick, and many ticks are a turn. */
  cork(): void {
    if (this.isCorked) return
    this.isCorked = true
    this.socket.cork()
    setImmediate(() => {
      this.isCorked = false
      this.socket.uncork()
    })
  }

  /** An answer of the edge itself, whatever the gate. */
  answer(bytes: Buffer): void {
    this.socket.write(bytes)
  }

  write(bytes: Buffer): void {
    if (this.gate.isOpen) {
      this.socket.write(bytes)
      return
    }
    this.held.push(bytes)
    this.heldBytes += bytes.length
    this.gate.whenOpen(this.onOpen)
  }

  /** Sends what was held, where the gate is open: another one may have opened instead. */
  release(): void {
    if (!this.gate.isOpen) return
    for (const bytes of this.held.splice(0)) this.socket.write(bytes)
    this.heldBytes = 0
  }

  /**
   * Lets what is written reach the peer, and then closes, however slowly it reads. `untilRead`: not before the peer has
   * closed too. What came in unread would have the system reset the connection, and the peer lose our DISCONNECT.
   */
  close(untilRead: boolean): void {
    const { socket } = this
    this.held.length = 0
    if (socket.destroyed) return
    const timer = setTimeout(() => socket.destroy(), CLOSE_WITHIN_MS)
    timer.unref()
    socket.once('close', () => clearTimeout(timer))
    socket.removeAllListeners('data')
    socket.resume()
    if (!untilRead || socket.readableEnded) {
      socket.end(() => socket.destroy())
      return
    }
    socket.once('end', () => socket.destroy())
    socket.end()
  }
}
