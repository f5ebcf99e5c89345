/** Retained messages: in memory for the namespaces that somebody connected to, each with who wrote it. */
import type { ClientBase, Pool } from 'pg'
import type { Principal } from '@/lib/core/principal'
import { filterMatches } from '@/lib/core/topic'
import type { Qos } from '@/lib/dialects/dialect'
import { propertiesFromJson, propertiesToJson, type StoredMessage, weigh } from './entry'

/** In one namespace, which is a tenant's or a ThingScale account's. */
const RETAINED_BYTES_MAX = 32 * 1024 * 1024

export interface Retained {
  readonly message: StoredMessage
  readonly tenantId: number
  readonly writer: Principal
}
/** An empty payload takes away what is there [MQTT-3.3.1-10]. */
export type RetainedChange = Retained

interface Namespace {
  readonly byTopic: Map<string, Retained>
  /** On their way to the commit. */
  readonly coming: Set<string>
  bytes: number
}

export class RetainedMessages {
  private readonly namespaces = new Map<string, Promise<Namespace>>()
  private readonly loaded = new Map<string, Namespace>()

  /** `isStanding`: whether its writer may still be believed; asked once for each when a namespace is read. */
  constructor(
    private readonly pool: Pool,
    private readonly isStanding: (writer: Principal) => Promise<boolean>,
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
  reserve({ topic, payload }: Pick<StoredMessage, 'topic' | 'payload'>, max: number): boolean {
    const kept = this.loaded.get(rootOf(topic))
    if (!kept) return false
    if (payload.length === 0 || kept.byTopic.has(topic) || kept.coming.has(topic)) return true
    if (isFull(kept, payload, max)) this.dropExpired(kept)
    if (isFull(kept, payload, max)) return false
    kept.coming.add(topic)
    return true
  }

  /** It is not kept after all. */
  giveUp({ message }: RetainedChange): void {
    this.loaded.get(rootOf(message.topic))?.coming.delete(message.topic)
  }

  /** Once it is committed. */
  keep(change: RetainedChange): void {
    const { message } = change
    const kept = this.loaded.get(rootOf(message.topic))
    if (!kept) return
    kept.coming.delete(message.topic)
    take(kept, message.topic)
    if (message.payload.length === 0) return
    kept.byTopic.set(message.topic, change)
    kept.bytes += weigh(message)
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
    const topics: string[] = []
    for (const kept of this.loaded.values())
      for (const [topic, { writer }] of [...kept.byTopic]) {
        if (!isWriter(writer)) continue
        topics.push(topic)
        take(kept, topic)
      }
    await deleteRetained(this.pool, topics)
  }

  *writers(): Generator<Principal> {
    for (const { byTopic } of this.loaded.values()) for (const { writer } of byTopic.values()) yield writer
  }

  private dropExpired(kept: Namespace): void {
    const now = Date.now()
    const over = [...kept.byTopic].filter(([, { message }]) => (message.expiresAtMs ?? now + 1) <= now)
    for (const [topic] of over) take(kept, topic)
    deleteRetained(
      this.pool,
      over.map(([topic]) => topic),
    ).catch(() => undefined)
  }

  private async load(root: string): Promise<Namespace> {
    const stored = await readRetained(this.pool, root)
    const writers = new Map(stored.map(({ writer }) => [`${writer.key}/${writer.credentialId}`, writer]))
    const fallen = new Set<string>()
    for (const [key, writer] of writers) if (!(await this.isStanding(writer))) fallen.add(key)
    const isFallen = ({ writer }: Retained) => fallen.has(`${writer.key}/${writer.credentialId}`)
    await deleteRetained(
      this.pool,
      stored.filter(isFallen).map(({ message }) => message.topic),
    )
    const kept: Namespace = { byTopic: new Map(), coming: new Set(), bytes: 0 }
    for (const one of stored) {
      if (isFallen(one)) continue
      kept.byTopic.set(one.message.topic, one)
      kept.bytes += weigh(one.message)
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

/** `$plain/7/a/b` → `$plain/7`; no filter reaches from one into another. */
export const rootOf = (topic: string): string => topic.split('/', 2).join('/')

/** In one statement, the last change to each topic; of a tenant that is gone nothing is kept. */
export async function writeRetained(client: ClientBase, changes: readonly RetainedChange[]): Promise<void> {
  if (changes.length === 0) return
  const last = [...new Map(changes.map((change) => [change.message.topic, change])).values()]
  await deleteRetained(
    client,
    last.flatMap(({ message }) => (message.payload.length === 0 ? [message.topic] : [])),
  )
  const kept = last.filter(({ message }) => message.payload.length > 0)
  if (kept.length === 0) return
  await client.query({
    name: 'write-retained',
    text: `INSERT INTO mqtt_retained (topic, root, tenant_id, payload, qos, properties, expires_at_ms, writer)
           SELECT t.* FROM unnest($1::text[], $2::text[], $3::int[], $4::bytea[], $5::smallint[], $6::json[], $7::bigint[], $8::json[])
                        AS t (topic, root, tenant_id, payload, qos, properties, expires_at_ms, writer)
             JOIN tenants n ON n.id = t.tenant_id
            ORDER BY t.topic
           ON CONFLICT (topic) DO UPDATE SET payload = excluded.payload, qos = excluded.qos, properties = excluded.properties,
                                             expires_at_ms = excluded.expires_at_ms, writer = excluded.writer`,
    values: [
      kept.map(({ message }) => message.topic),
      kept.map(({ message }) => rootOf(message.topic)),
      kept.map(({ tenantId }) => tenantId),
      kept.map(({ message }) => message.payload),
      kept.map(({ message }) => message.qos),
      kept.map(({ message }) => propertiesToJson(message.properties)),
      kept.map(({ message }) => message.expiresAtMs ?? null),
      kept.map(({ writer }) => JSON.stringify(writer)),
    ],
  })
}

async function deleteRetained(client: ClientBase | Pool, topics: readonly string[]): Promise<void> {
  if (topics.length > 0) await client.query('DELETE FROM mqtt_retained WHERE topic = ANY($1)', [topics])
}

async function readRetained(pool: Pool, root: string): Promise<Retained[]> {
  const { rows } = await pool.query<RetainedRow>(
    `SELECT topic, tenant_id, payload, qos, properties, expires_at_ms, writer FROM mqtt_retained
      WHERE root = $1 AND (expires_at_ms IS NULL OR expires_at_ms > $2)`,
    [root, Date.now()],
  )
  return rows.map((row) => ({
    message: {
      topic: row.topic,
      payload: row.payload,
      qos: row.qos,
      properties: propertiesFromJson(row.properties),
      expiresAtMs: row.expires_at_ms === null ? undefined : Number(row.expires_at_ms),
      sender: row.writer.key,
    },
    tenantId: row.tenant_id,
    writer: row.writer,
  }))
}

interface RetainedRow {
  readonly topic: string
  readonly tenant_id: number
  readonly payload: Buffer
  readonly qos: Qos
  readonly properties: unknown
  readonly expires_at_ms: string | null
  readonly writer: Principal
}
