/** Rows of what waits for durable sessions: written with the message's readings, or behind it. */
import type { ClientBase } from 'pg'
import type { DurableSession } from './durable-session'
import { type Entry, propertiesToJson } from './entry'

export interface Queued {
  readonly session: DurableSession
  readonly entry: Entry
}

/** A message goes over the wire once, for however many sessions. What has ended meanwhile gets nothing. */
export async function insertEntries(client: ClientBase, queued: readonly Queued[]): Promise<void> {
  if (queued.length === 0) return
  const messages = [
    ...new Map(queued.map(({ entry }) => [`${entry.id}/${entry.isRetained}`, entry])).values(),
  ]
  const numberOf = new Map(messages.map((entry, index) => [`${entry.id}/${entry.isRetained}`, index + 1]))
  await client.query({
    name: 'insert-queue',
    text: `INSERT INTO mqtt_queue (session_id, id, topic, payload, qos, is_retained, properties, sender, expires_at_ms, packet_id)
           SELECT s.id, m.id, m.topic, m.payload, m.qos, m.is_retained, m.properties, m.sender, m.expires_at_ms, e.packet_id
             FROM unnest($1::bigint[], $2::int[], $3::int[]) AS e (session_id, number, packet_id)
             JOIN unnest($4::bigint[], $5::text[], $6::bytea[], $7::smallint[], $8::bool[], $9::json[], $10::text[], $11::bigint[])
                  WITH ORDINALITY AS m (id, topic, payload, qos, is_retained, properties, sender, expires_at_ms, number)
               ON m.number = e.number
             JOIN mqtt_sessions s ON s.id = e.session_id
           ON CONFLICT DO NOTHING`,
    values: [
      queued.map(({ session }) => session.id),
      queued.map(({ entry }) => numberOf.get(`${entry.id}/${entry.isRetained}`)),
      queued.map(({ entry }) => entry.packetId ?? null),
      messages.map(({ id }) => id),
      messages.map(({ message }) => message.topic),
      messages.map(({ message }) => message.payload),
      messages.map(({ message }) => message.qos),
      messages.map(({ isRetained }) => isRetained),
      messages.map(({ message }) => propertiesToJson(message.properties)),
      messages.map(({ message }) => message.sender),
      messages.map(({ message }) => message.expiresAtMs ?? null),
    ],
  })
}

/** QoS 2 messages that came in and are not released yet. */
export async function insertReceived(
  client: ClientBase,
  received: readonly { readonly session: DurableSession; readonly packetId: number }[],
): Promise<void> {
  if (received.length === 0) return
  await client.query({
    name: 'insert-received',
    text: `INSERT INTO mqtt_received (session_id, packet_id)
           SELECT * FROM unnest($1::bigint[], $2::int[]) ON CONFLICT DO NOTHING`,
    values: [received.map(({ session }) => session.id), received.map(({ packetId }) => packetId)],
  })
}
