/** The durable sessions, from their beginning to their expiry, over restarts of the broker. */
import type { Pool } from 'pg'
import { noPacketIds, type PacketIds } from '@/broker/edge/inspect-frame'
import type { Grant } from '@/lib/access/grant'
import type { Log } from '@/lib/log/log'
import { AwaySessions } from './away-sessions'
import { ChangeWriter } from './change-writer'
import { type DurableFacts, DurableSession, type FilterOptions } from './durable-session'
import type { Entry } from './entry'
import { FilterIndex } from './filter-index'
import { loadQueue, loadReceived, loadSessions } from './load-sessions'

const SWEEP_EVERY_MS = 500

export interface DurableRules {
  onEnded(session: DurableSession): void
  /** Messages were not kept for a session, which has as many as it may: told of once a minute at most. */
  onFull(session: DurableSession, count: number): void
}

export interface Opening extends DurableFacts {
  readonly startsClean: boolean
}

export interface Opened {
  readonly session: DurableSession
  readonly ids: PacketIds
  readonly isPresent: boolean
}

export class DurableSessions {
  readonly index = new FilterIndex()
  readonly writer: ChangeWriter
  private readonly byKey = new Map<string, DurableSession>()
  /** Of those that somebody was connected to. */
  private readonly ids = new WeakMap<DurableSession, PacketIds>()
  private rules: DurableRules = { onEnded: () => {}, onFull: () => {} }
  private timer: NodeJS.Timeout | undefined
  private readonly away = new AwaySessions()
  private lost = 0
  /** Since the start: too many waited for somebody to come back. */
  endedForRoom = 0

  constructor(
    private readonly pool: Pool,
    private readonly log: Log,
  ) {
    this.writer = new ChangeWriter(pool, log)
  }

  /** What a broker before this one left. */
  async start(rules: DurableRules): Promise<readonly DurableSession[]> {
    this.rules = rules
    const sessions = await loadSessions(this.pool)
    for (const session of sessions) {
      this.byKey.set(session.key, session)
      for (const [filter, options] of session.filters) this.index.add(session, filter, options)
    }
    for (const session of sessions) this.leave(session)
    this.timer = setInterval(() => this.sweep(), SWEEP_EVERY_MS)
    this.timer.unref()
    return sessions
  }

  async stop(): Promise<void> {
    clearInterval(this.timer)
    await this.writer.settled()
  }

  get(key: string): DurableSession | undefined {
    return this.byKey.get(key)
  }

  all(): Iterable<DurableSession> {
    return this.byKey.values()
  }

  /** Messages not kept because a queue was full, since the start. */
  get lostToFull(): number {
    return this.lost
  }

  /**
   * A connection begins a session or goes on with it; `undefined` where there is nothing to keep. Every one is followed
   * by `release`, whatever becomes of the connection.
   */
  async open({ startsClean, ...facts }: Opening): Promise<Opened | undefined> {
    const kept = this.byKey.get(facts.key)
    if (kept && (startsClean || kept.expiresAtMs <= Date.now())) this.end(kept)
    const found = kept?.isEnded ? undefined : kept
    if (!found && facts.expirySeconds === 0) return undefined
    const session = found ?? this.begin(facts)
    if (found) Object.assign(found.facts, { principal: facts.principal, expirySeconds: facts.expirySeconds })
    session.holders++
    this.away.remove(session)
    session.expiresAtMs = Number.POSITIVE_INFINITY
    try {
      await this.load(session)
      this.writer.next.open(session)
      await this.writer.settled()
    } catch (error) {
      this.release(session)
      throw error
    }
    return { session, ids: this.idsOf(session), isPresent: found !== undefined }
  }

  /** Its connection is gone. */
  release(session: DurableSession, grant?: Grant): void {
    session.grant = grant ?? session.grant
    if (--session.holders > 0 || session.isEnded) return
    const { expirySeconds } = session.facts
    if (expirySeconds === 0) {
      this.end(session)
      return
    }
    session.expiresAtMs = Date.now() + expirySeconds * 1000
    session.unload()
    this.writer.next.leave(session)
    this.leave(session)
  }

  /** DISCONNECT may change it (v5). */
  expireAfter(session: DurableSession, seconds: number): void {
    if (session.facts.expirySeconds === seconds || session.isEnded) return
    session.facts.expirySeconds = seconds
    if (session.holders > 0) return
    if (seconds === 0) this.end(session)
    else {
      session.expiresAtMs = Date.now() + seconds * 1000
      this.writer.next.leave(session)
    }
  }

  /** For good: nothing of it is left. */
  end(session: DurableSession): void {
    if (session.isEnded) return
    session.isEnded = true
    this.away.remove(session)
    if (this.byKey.get(session.key) === session) this.byKey.delete(session.key)
    for (const filter of session.filters.keys()) this.index.remove(session, filter)
    session.filters.clear()
    session.unload()
    this.writer.next.ended.push(session)
    this.rules.onEnded(session)
  }

  /** By its id, unless somebody is connected to it again. */
  endAway(id: number): void {
    const session = [...this.byKey.values()].find((one) => one.id === id)
    if (session?.holders === 0) this.end(session)
  }

  /** Messages wait for it from the moment on at which this resolves. */
  async addFilters(
    session: DurableSession,
    added: readonly (readonly [string, FilterOptions])[],
  ): Promise<void> {
    for (const [filter, options] of added) this.writer.next.filter(session, filter, options)
    await this.writer.settled()
    if (session.isEnded) return
    for (const [filter, options] of added) {
      session.filters.set(filter, options)
      this.index.add(session, filter, options)
    }
  }

  removeFilters(session: DurableSession, filters: readonly string[]): void {
    for (const filter of filters) {
      if (!session.filters.delete(filter)) continue
      this.index.remove(session, filter)
      this.writer.next.filter(session, filter, undefined)
    }
  }

  /** It is through, or given up. */
  clear(session: DurableSession, entry: Entry): void {
    if (session.clear(entry) && !entry.isUnwritten && !session.isEnded) this.writer.next.clear(session, entry)
  }

  full(session: DurableSession): void {
    this.lost++
    const count = session.lost(performance.now())
    if (count === undefined) return
    this.log.warn({ sessionKey: session.key, count }, 'the queue of a session is full')
    this.rules.onFull(session, count)
  }

  private leave(session: DurableSession): void {
    const tooMany = this.away.add(session)
    if (!tooMany) return
    this.endedForRoom++
    this.log.info({ sessionKey: tooMany.key }, 'a session ended: too many wait for somebody to come back')
    this.end(tooMany)
  }

  private begin(facts: DurableFacts): DurableSession {
    const session = new DurableSession(facts)
    this.ids.set(session, noPacketIds())
    session.beginLoading()
    session.loaded([])
    this.byKey.set(session.key, session)
    return session
  }

  private async load(session: DurableSession): Promise<void> {
    let sent: readonly number[] = []
    if (!session.isLoaded) {
      session.beginLoading()
      // What was cleared before is gone from the rows by then.
      await this.writer.settled()
      const now = Date.now()
      const stored = await loadQueue(this.pool, session.id)
      sent = stored.flatMap(({ wasSent, packetId }) => (wasSent && packetId !== undefined ? [packetId] : []))
      const isOver = ({ message }: Entry) => message.expiresAtMs !== undefined && message.expiresAtMs <= now
      // Another connection may have been quicker.
      if (!session.isLoaded) {
        const given = session.loaded(stored.filter((entry) => entry.isReleased || !isOver(entry)))
        for (const entry of given) {
          entry.isIdKept = true
          this.writer.next.idsGiven.push({ session, entry })
        }
        for (const entry of stored.filter((one) => !one.isReleased && isOver(one))) this.clear(session, entry)
      }
    }
    if (this.ids.has(session)) return
    const received = await loadReceived(this.pool, session.id)
    if (!this.ids.has(session)) this.ids.set(session, noPacketIds(received, sent))
  }

  /** PUBCOMP frees a packet id for another message: not before the one that had it is forgotten for good. */
  private idsOf(session: DurableSession): PacketIds {
    const ids = this.ids.get(session) ?? noPacketIds()
    this.ids.set(session, ids)
    ids.forget ??= (packetId) => {
      this.writer.next.receivedDone.push({ session, packetId })
      return this.writer.settled()
    }
    return ids
  }

  private sweep(): void {
    const now = Date.now()
    for (const session of [...this.byKey.values()])
      if (session.holders === 0 && session.expiresAtMs <= now) this.end(session)
  }
}
