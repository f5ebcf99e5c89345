/** Rows of retained messages. Changes to one topic may come by several connections: the latest decided one stands. */
import type { ClientBase, Pool } from 'pg'
import type { Principal } from '@/lib/core/principal'
import type { Qos } from '@/lib/dialects/dialect'
import { propertiesFromJson, propertiesToJson, type StoredMessage } from './entry'

export interface Retained {
  readonly message: StoredMessage
  readonly tenantId: number
  readonly writer: Principal
  /** Grows with each change, over restarts too. */
  readonly seq: number
}

/** An empty payload takes away what is there [MQTT-3.3.1-10]. */
export interface RetainedChange extends Retained {
  /** Earlier changes to its topic are on their way by other connections: an empty row keeps the place against them. */
  readonly keepsPlace: boolean
}

/** `$plain/7/a/b` → `$plain/7`; no filter reaches from one into another. */
export const rootOf = (topic: string): string => topic.split('/', 2).join('/')

/**
 * In one statement and in the order of topics, so that two connections never wait for each other; of a tenant that is
 * gone nothing is kept.
 */
export async function writeRetained(client: ClientBase, changes: readonly RetainedChange[]): Promise<void> {
  if (changes.length === 0) return
  const byTopic = new Map<string, RetainedChange>()
  for (const change of changes) {
    const { topic } = change.message
    if ((byTopic.get(topic)?.seq ?? -1) < change.seq) byTopic.set(topic, change)
  }
  const last = [...byTopic.values()]
  await client.query({
    name: 'write-retained',
    text: `INSERT INTO mqtt_retained AS kept (topic, root, tenant_id, payload, qos, properties, expires_at_ms, writer, seq)
           SELECT t.* FROM unnest($1::text[], $2::text[], $3::int[], $4::bytea[], $5::smallint[], $6::json[], $7::bigint[], $8::json[], $9::bigint[])
                        AS t (topic, root, tenant_id, payload, qos, properties, expires_at_ms, writer, seq)
             JOIN tenants n ON n.id = t.tenant_id
            ORDER BY t.topic
           ON CONFLICT (topic) DO UPDATE SET payload = excluded.payload, qos = excluded.qos, properties = excluded.properties,
                                             expires_at_ms = excluded.expires_at_ms, writer = excluded.writer, seq = excluded.seq
                                       WHERE kept.seq < excluded.seq`,
    values: [
      last.map(({ message }) => message.topic),
      last.map(({ message }) => rootOf(message.topic)),
      last.map(({ tenantId }) => tenantId),
      last.map(({ message }) => message.payload),
      last.map(({ message }) => message.qos),
      last.map(({ message }) => propertiesToJson(message.properties)),
      last.map(({ message }) => message.expiresAtMs ?? null),
      last.map(({ writer }) => JSON.stringify(writer)),
      last.map(({ seq }) => seq),
    ],
  })
  await deletePlaces(
    client,
    last.filter(({ message, keepsPlace }) => message.payload.length === 0 && !keepsPlace),
  )
}

/** Empty rows, where nothing else has come into their place. */
export async function deletePlaces(client: ClientBase | Pool, changes: readonly Retained[]): Promise<void> {
  if (changes.length === 0) return
  await client.query(
    `DELETE FROM mqtt_retained r USING unnest($1::text[], $2::bigint[]) AS t (topic, seq)
      WHERE r.topic = t.topic AND r.seq = t.seq AND r.payload = ''`,
    [changes.map(({ message }) => message.topic), changes.map(({ seq }) => seq)],
  )
}

/** These, as they are: not what has replaced them meanwhile. */
export async function deleteRetained(pool: Pool, kept: readonly Retained[]): Promise<void> {
  if (kept.length === 0) return
  await pool.query(
    `DELETE FROM mqtt_retained r USING unnest($1::text[], $2::bigint[]) AS t (topic, seq)
      WHERE r.topic = t.topic AND r.seq = t.seq`,
    [kept.map(({ message }) => message.topic), kept.map(({ seq }) => seq)],
  )
}

export async function readRetained(pool: Pool, root: string): Promise<Retained[]> {
  const { rows } = await pool.query<RetainedRow>(
    `SELECT topic, tenant_id, payload, qos, properties, expires_at_ms, writer, seq FROM mqtt_retained
      WHERE root = $1 AND payload <> '' AND (expires_at_ms IS NULL OR expires_at_ms > $2)`,
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
    seq: Number(row.seq),
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
  readonly seq: string
}
