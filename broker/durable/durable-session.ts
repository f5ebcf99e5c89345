/** One durable session: what it listens to, and what waits for it. Its queue is in memory only while somebody is connected to it. */
import { limits } from '@/broker/edge/limits'
import type { Grant } from '@/lib/access/grant'
import type { Principal } from '@/lib/core/principal'
import type { Entry, StoredMessage } from './entry'
import { weigh } from './entry'
import { nextId } from './next-id'
import { OutboundIds } from './packet-ids'

/** A filter's options as the session layer keeps them. */
export interface FilterOptions {
  readonly qos: number
  readonly rh?: number
  readonly rap?: boolean
  readonly nl?: boolean
  readonly subscriptionIdentifier?: number
  /** As its client spells it. */
  readonly shown?: string
}

export interface DurableFacts {
  readonly key: string
  readonly clientId: string
  principal: Principal
  expirySeconds: number
}

const TELL_EVERY_MS = 60_000

export class DurableSession {
  /** By their routed spelling. */
  readonly filters = new Map<string, FilterOptions>()
  /** Connections that are admitted to it: two, for a moment, where one takes over from the other. */
  holders = 0
  isEnded = false
  /** When it ends, unless somebody comes back to it. */
  expiresAtMs = Number.POSITIVE_INFINITY
  /** What it could receive when somebody was last connected; unknown since a restart of the broker. */
  grant: Grant | undefined
  /** Messages that it did not get since its queue was full, since the broker started. */
  lostToFull = 0
  private toldOfFull = 0
  private toldOfFullAtMs = Number.NEGATIVE_INFINITY
  private queue: Map<number, Entry> | undefined
  private byPacketId = new Map<number, Entry>()
  /** Decided for it, and not yet on its way to it: a row may be read, delivered and acknowledged before that. */
  private readonly taken = new Map<number, Entry>()
  /** What is about to be delivered, by the number and line of its copy. */
  private readonly byLine = new Map<string, Entry>()
  private outbound = new OutboundIds()
  private isLoading = false
  private count = 0
  private bytes = 0

  constructor(
    readonly facts: DurableFacts,
    readonly id = nextId(),
  ) {}

  get key(): string {
    return this.facts.key
  }

  get isLoaded(): boolean {
    return this.queue !== undefined && !this.isLoading
  }

  get isFull(): boolean {
    return this.count >= limits.queuedMessages || this.bytes >= limits.queuedBytes
  }

  /** What waits for it, in memory or in the database. */
  get depth(): { readonly messages: number; readonly bytes: number } {
    return { messages: this.count, bytes: this.bytes }
  }

  /** One more is lost to its full queue: how many that makes, where it is time to say so. */
  lost(nowMs: number): number | undefined {
    this.lostToFull++
    if (nowMs - this.toldOfFullAtMs < TELL_EVERY_MS) return undefined
    this.toldOfFullAtMs = nowMs
    const untold = this.lostToFull - this.toldOfFull
    this.toldOfFull = this.lostToFull
    return untold
  }

  /** Of what waits in the database. */
  counted(count: number, bytes: number): void {
    this.count += count
    this.bytes += bytes
  }

  /** From here on what comes is kept in memory too. */
  beginLoading(): void {
    this.queue ??= new Map()
    this.isLoading = true
  }

  /** `rows`: what lay in the database, in order. Answers with what was given a packet id just now. */
  loaded(rows: readonly Entry[]): Entry[] {
    const meanwhile = this.queue ?? new Map<number, Entry>()
    const stored = rows.map((row) => this.taken.get(row.id) ?? row)
    const ids = new Set(stored.map(({ id }) => id))
    const all = [...stored, ...[...meanwhile.values()].filter(({ id }) => !ids.has(id))]
    this.queue = new Map(all.map((entry) => [entry.id, entry]))
    this.isLoading = false
    for (const entry of all) if (entry.packetId !== undefined) this.noteId(entry, entry.packetId)
    const without = all.filter(({ packetId }) => packetId === undefined)
    for (const entry of without) this.giveId(entry)
    this.count = Math.max(this.count, all.length)
    return without
  }

  /** Nobody is connected any more: the database has it all. */
  unload(): void {
    this.queue = undefined
    this.byPacketId = new Map()
    this.outbound = new OutboundIds()
    this.byLine.clear()
  }

  /** Decides that a message is to wait; it lies in the queue once `arrive` is called. */
  take(id: number, message: StoredMessage, isRetained: boolean): Entry {
    const entry: Entry = {
      id,
      message,
      isRetained,
      packetId: undefined,
      isIdKept: false,
      isReleased: false,
      wasSent: false,
      isUnwritten: false,
      isCleared: false,
      line: undefined,
    }
    if (this.isLoaded) {
      this.giveId(entry)
      entry.isIdKept = entry.packetId !== undefined
    }
    this.taken.set(id, entry)
    this.counted(1, weigh(message))
    return entry
  }

  /** It waits, and is on its way to nobody: whoever connects next gets it. */
  forgo(entry: Entry): void {
    this.taken.delete(entry.id)
  }

  /** It is stored, or is about to be, and on its way under this line. */
  arrive(entry: Entry, line: string): void {
    this.taken.delete(entry.id)
    if (this.isEnded || !this.queue || entry.isCleared) return
    // Loaded meanwhile, from its row.
    const known = this.queue.get(entry.id) ?? entry
    this.queue.set(known.id, known)
    if (this.isLoading) return
    if (known.packetId === undefined) this.giveId(known)
    else this.noteId(known, known.packetId)
    known.line = line
    this.byLine.set(line, known)
  }

  /** What is delivered under this line; asked once. */
  onLine(line: string): Entry | undefined {
    const entry = this.byLine.get(line)
    this.byLine.delete(line)
    return entry
  }

  ofPacketId(packetId: number): Entry | undefined {
    return this.byPacketId.get(packetId)
  }

  passingId(): number {
    return this.outbound.passing()
  }

  /** It is through, or was given up. False where it was before. */
  clear(given: Entry): boolean {
    if (given.isCleared) return false
    given.isCleared = true
    this.taken.delete(given.id)
    const entry = this.queue?.get(given.id) ?? given
    entry.isCleared = true
    this.queue?.delete(entry.id)
    if (entry.line !== undefined) this.byLine.delete(entry.line)
    if (entry.packetId !== undefined) {
      this.byPacketId.delete(entry.packetId)
      this.outbound.free(entry.packetId)
    }
    this.count = Math.max(0, this.count - 1)
    this.bytes = this.count === 0 ? 0 : Math.max(0, this.bytes - weigh(entry.message))
    return true
  }

  /** In the order of arrival. */
  waiting(): Iterable<Entry> {
    return this.queue?.values() ?? []
  }

  private giveId(entry: Entry): void {
    const packetId = this.outbound.take()
    if (packetId === undefined) return
    entry.packetId = packetId
    this.byPacketId.set(packetId, entry)
  }

  private noteId(entry: Entry, packetId: number): void {
    this.outbound.keep(packetId)
    this.byPacketId.set(packetId, entry)
  }
}
