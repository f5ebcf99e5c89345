/** What the broker before this one left: all sessions with their filters at the start, the queue of one when it is connected to. */
import type { Pool } from 'pg'
import type { Principal } from '@/lib/core/principal'
import type { Qos } from '@/lib/dialects/dialect'
import { DurableSession, type FilterOptions } from './durable-session'
import { type Entry, propertiesFromJson } from './entry'
import { startAfter } from './next-id'

/** Nobody is connected to a broker that has just started: from now on they all have their time to come back. */
const SWEEP = [
  `UPDATE mqtt_sessions SET expires_at = now() + make_interval(secs => expiry_seconds) WHERE expires_at IS NULL`,
  `DELETE FROM mqtt_sessions WHERE expires_at <= now()`,
  `DELETE FROM mqtt_queue WHERE session_id NOT IN (SELECT id FROM mqtt_sessions)`,
  `DELETE FROM mqtt_received WHERE session_id NOT IN (SELECT id FROM mqtt_sessions)`,
  `DELETE FROM mqtt_retained WHERE payload = ''`,
]

export async function loadSessions(pool: Pool): Promise<DurableSession[]> {
  for (const statement of SWEEP) await pool.query(statement)
  const { rows: last } = await pool.query<{ last: string | null }>(
    `SELECT greatest((SELECT max(id) FROM mqtt_sessions), (SELECT max(id) FROM mqtt_queue),
                     (SELECT max(seq) FROM mqtt_retained), (SELECT max(id) FROM mqtt_wills)) AS last`,
  )
  startAfter(Number(last[0]?.last ?? 0))
  const { rows } = await pool.query<SessionRow>(
    `SELECT s.id, s.key, s.principal, s.client_id, s.expiry_seconds, s.expires_at, coalesce(q.count, 0) AS count,
            coalesce(q.bytes, 0) AS bytes
       FROM mqtt_sessions s
       LEFT JOIN (SELECT session_id, count(*) AS count, sum(octet_length(topic) + octet_length(payload) + 64) AS bytes
                    FROM mqtt_queue GROUP BY session_id) q ON q.session_id = s.id`,
  )
  const sessions = new Map(rows.map((row) => [row.id, sessionOf(row)]))
  const { rows: filters } = await pool.query<FilterRow>(
    'SELECT session_id, filter, options FROM mqtt_subscriptions',
  )
  for (const { session_id, filter, options } of filters)
    sessions.get(session_id)?.filters.set(filter, options)
  return [...sessions.values()]
}

interface SessionRow {
  readonly id: string
  readonly key: string
  readonly principal: Principal
  readonly client_id: string
  readonly expiry_seconds: number
  readonly expires_at: Date
  readonly count: string
  readonly bytes: string
}
interface FilterRow {
  readonly session_id: string
  readonly filter: string
  readonly options: FilterOptions
}

function sessionOf(row: SessionRow): DurableSession {
  const { key, principal, client_id: clientId, expiry_seconds: expirySeconds } = row
  const session = new DurableSession({ key, principal, clientId, expirySeconds }, Number(row.id))
  session.expiresAtMs = row.expires_at.getTime()
  session.counted(Number(row.count), Number(row.bytes))
  return session
}

export async function loadQueue(pool: Pool, sessionId: number): Promise<Entry[]> {
  const { rows } = await pool.query<QueueRow>(
    `SELECT id, topic, payload, qos, is_retained, properties, sender, expires_at_ms, packet_id, is_released
       FROM mqtt_queue WHERE session_id = $1 ORDER BY id`,
    [sessionId],
  )
  return rows.map(entryOf)
}

export async function loadReceived(pool: Pool, sessionId: number): Promise<number[]> {
  const { rows } = await pool.query<{ packet_id: number }>(
    'SELECT packet_id FROM mqtt_received WHERE session_id = $1',
    [sessionId],
  )
  return rows.map(({ packet_id }) => packet_id)
}

interface QueueRow {
  readonly id: string
  readonly topic: string
  readonly payload: Buffer
  readonly qos: Qos
  readonly is_retained: boolean
  readonly properties: unknown
  readonly sender: string
  readonly expires_at_ms: string | null
  readonly packet_id: number | null
  readonly is_released: boolean
}

const entryOf = (row: QueueRow): Entry => ({
  id: Number(row.id),
  message: {
    topic: row.topic,
    payload: row.payload,
    qos: row.qos,
    properties: propertiesFromJson(row.properties),
    expiresAtMs: row.expires_at_ms === null ? undefined : Number(row.expires_at_ms),
    sender: row.sender,
  },
  isRetained: row.is_retained,
  packetId: row.packet_id ?? undefined,
  isIdKept: row.packet_id !== null,
  isReleased: row.is_released,
  // It was given an id because somebody was connected.
  wasSent: row.packet_id !== null,
  isUnwritten: false,
  isCleared: false,
  line: undefined,
})
