/** Retained messages: in memory for the namespaces that somebody connected to, each with who wrote it. */
import type { Pool } from 'pg'
import type { Principal } from '@/lib/core/principal'
import { filterMatches } from '@/lib/core/topic'
import { type StoredMessage, weigh } from './entry'
import {
  deletePlaces,
  deleteRetained,
  type Retained,
  type RetainedChange,
  readRetained,
  rootOf,
} from './retained-rows'

/** In one namespace, which is a tenant's or a ThingScale account's. */
const RETAINED_BYTES_MAX = 32 * 1024 * 1024

interface Namespace {
  readonly byTopic: Map<string, Retained>
  /** Of each topic, how many changes are on their way to the commit: they may arrive in another order. */
  readonly underWay: Map<string, number>
  /** Taken away while other changes are under way: what was decided before it comes to nothing. */
  readonly gone: Map<string, RetainedChange>
  /** New topics among those under way. */
  readonly coming: Set<string>
  bytes: number
}

/** A place that is held until `keep` or `giveUp`. */
export type Reserved = Pick<RetainedChange, 'keepsPlace'>

export class RetainedMessages {
  private readonly namespaces = new Map<string, Promise<Namespace>>()
  private readonly loaded = new Map<string, Namespace>()

  /** `fallen`: which of these writers may no longer be believed; asked once when a namespace is read. */
  constructor(
    private readonly pool: Pool,
    private readonly fallen: (writers: readonly Principal[]) => Promise<ReadonlySet<Principal>>,
  ) {}

  /** A namespace is at hand from its first connection on. */
  async prepare(root: string): Promise<void> {
    const loading = this.namespaces.get(root) ?? this.load(root)
    this.namespaces.set(root, loading)
    try {
      await loading
    } catch (error) {
      this.namespaces.delete(root)
      throw error
    }
  }

  /** Holds the place of one more, of so many at most: what replaces another, or takes it away, always has one. */
  reserve({ topic, payload }: Pick<StoredMessage, 'topic' | 'payload'>, max: number): Reserved | undefined {
    const kept = this.loaded.get(rootOf(topic))
    if (!kept) return undefined
    const isNew = payload.length > 0 && !kept.byTopic.has(topic) && !kept.coming.has(topic)
    if (isNew && isFull(kept, payload, max)) this.dropExpired(kept)
    if (isNew && isFull(kept, payload, max)) return undefined
    if (isNew) kept.coming.add(topic)
    const before = kept.underWay.get(topic) ?? 0
    kept.underWay.set(topic, before + 1)
    return { keepsPlace: before > 0 }
  }

  /** It is not kept after all. */
  giveUp({ message }: RetainedChange): void {
    const kept = this.loaded.get(rootOf(message.topic))
    if (kept) this.settle(kept, message.topic)
  }

  /** Once it is committed. */
  keep(change: RetainedChange): void {
    const { message, seq } = change
    const { topic, payload } = message
    const kept = this.loaded.get(rootOf(topic))
    if (!kept) return
    const latest = kept.byTopic.get(topic)?.seq ?? kept.gone.get(topic)?.seq ?? -1
    if (latest < seq) {
      take(kept, topic)
      kept.gone.delete(topic)
      if (payload.length === 0) kept.gone.set(topic, change)
      else {
        kept.byTopic.set(topic, change)
        kept.bytes += weigh(message)
      }
    }
    kept.coming.delete(topic)
    this.settle(kept, topic)
  }

  /** Each once, however many of the filters match it. */
  *matching(filters: readonly string[]): Generator<StoredMessage> {
    const now = Date.now()
    for (const root of new Set(filters.map(rootOf))) {
      const here = filters.filter((filter) => rootOf(filter) === root)
      for (const [topic, { message }] of this.loaded.get(root)?.byTopic ?? []) {
        if ((message.expiresAtMs ?? now + 1) <= now) continue
        if (here.some((filter) => filterMatches(filter, topic))) yield message
      }
    }
  }

  /** What these wrote is gone, here and in the database. */
  async purge(isWriter: (writer: Principal) => boolean): Promise<void> {
    const purged: Retained[] = []
    for (const kept of this.loaded.values())
      for (const [topic, one] of [...kept.byTopic]) {
        if (!isWriter(one.writer)) continue
        purged.push(one)
        take(kept, topic)
      }
    await deleteRetained(this.pool, purged)
  }

  *writers(): Generator<Principal> {
    for (const { byTopic } of this.loaded.values()) for (const { writer } of byTopic.values()) yield writer
  }

  /** One change less is under way. */
  private settle(kept: Namespace, topic: string): void {
    const left = (kept.underWay.get(topic) ?? 1) - 1
    if (left > 0) {
      kept.underWay.set(topic, left)
      return
    }
    kept.underWay.delete(topic)
    kept.coming.delete(topic)
    const gone = kept.gone.get(topic)
    kept.gone.delete(topic)
    // Where that fails, the empty row is swept at the next start.
    if (gone?.keepsPlace) deletePlaces(this.pool, [gone]).catch(() => undefined)
  }

  private dropExpired(kept: Namespace): void {
    const now = Date.now()
    const over = [...kept.byTopic].filter(([, { message }]) => (message.expiresAtMs ?? now + 1) <= now)
    for (const [topic] of over) take(kept, topic)
    deleteRetained(
      this.pool,
      over.map(([, one]) => one),
    ).catch(() => undefined)
  }

  private async load(root: string): Promise<Namespace> {
    const stored = await readRetained(this.pool, root)
    const fallen = await this.fallen(stored.map(({ writer }) => writer))
    await deleteRetained(
      this.pool,
      stored.filter(({ writer }) => fallen.has(writer)),
    )
    const standing = stored.filter(({ writer }) => !fallen.has(writer))
    const kept: Namespace = {
      byTopic: new Map(standing.map((one) => [one.message.topic, one])),
      underWay: new Map(),
      gone: new Map(),
      coming: new Set(),
      bytes: standing.reduce((sum, { message }) => sum + weigh(message), 0),
    }
    this.loaded.set(root, kept)
    return kept
  }
}

const isFull = ({ byTopic, coming, bytes }: Namespace, payload: Buffer, max: number): boolean =>
  byTopic.size + coming.size >= max || bytes + payload.length > RETAINED_BYTES_MAX

function take(kept: Namespace, topic: string): void {
  const before = kept.byTopic.get(topic)
  if (!before) return
  kept.byTopic.delete(topic)
  kept.bytes -= weigh(before.message)
}
