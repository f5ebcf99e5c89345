/** Acknowledged against stored, message by message: what is missing, and what of QoS 2 is there twice. */
import type { Client } from 'pg'
import { type ClientPlan, messageKinds, type Place, type Stored } from './fleet'
import type { Ledger } from './ledger'

export interface Difference {
  readonly messages: number
  readonly missing: readonly string[]
  readonly duplicates: readonly string[]
}

export interface Range {
  /** Of each client, how many of its acknowledgements were looked at before. */
  readonly from: readonly number[]
  /** Nothing that is looked for was stored before. */
  readonly sinceMs: number
}

export async function compare(
  database: Client,
  clients: readonly ClientPlan[],
  ledger: Ledger,
  { from, sinceMs }: Range,
): Promise<Difference> {
  const missing: string[] = []
  const duplicates: string[] = []
  let messages = 0
  const readers = ledger.got(clients)
  for (const [name, { publishes, clientId }] of clients.entries()) {
    if (!publishes) continue
    const seqs = ledger.of(name).acknowledged.slice(from[name] ?? 0)
    if (seqs.length === 0) continue
    messages += seqs.length
    const found = await load(database, publishes.place, seqs, sinceMs)
    for (const seq of seqs) {
      const counts = messageKinds[publishes.kind].stored(seq).flatMap((stored) => {
        const at = (where: Counts) => where.get(keyOf(stored)) ?? 0
        return stored.in === 'readers' ? readers.map(at) : [at(found)]
      })
      if (counts.includes(0)) missing.push(`${clientId} ${seq}`)
      if (publishes.qos === 2 && counts.some((count) => count > 1)) duplicates.push(`${clientId} ${seq}`)
    }
  }
  return { messages, missing, duplicates }
}

type Counts = ReadonlyMap<string, number>

function keyOf(stored: Stored): string {
  if (stored.in === 'readers') return stored.value
  if (stored.in !== 'readings') return `${stored.in} ${stored.value}`
  return `${stored.path} ${stored.value} ${stored.tsMs ?? ''}`
}

/** What is stored of one client, by key. */
async function load(
  database: Client,
  place: Place,
  seqs: readonly number[],
  sinceMs: number,
): Promise<Counts> {
  const counts = new Map<string, number>()
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  const tenant = [place.tenantId, place.externalId]
  const { rows } = await database.query<{ path: string; value: string; ts: string }>(
    `SELECT concat_ws('/', connection, measurement, key) AS path, micros(ts) / 1000 AS ts,
            CASE r.kind WHEN 'n' THEN num::text WHEN 'b' THEN (num = 1)::text ELSE txt END AS value
       FROM devices d JOIN sensors s ON s.device_id = d.id JOIN readings r USING (series)
      WHERE d.tenant_id = $1 AND d.external_id = $2 AND (ts >= at_micros($3::bigint * 1000)
         OR ts BETWEEN at_micros($4::bigint * 1000) AND at_micros($5::bigint * 1000))`,
    [...tenant, sinceMs, ...timesOf(seqs)],
  )
  for (const { path, value, ts } of rows) {
    const isTimed = Number(ts) < sinceMs
    add(`${path} ${value} ${isTimed ? ts : ''}`)
  }
  const records = await database.query<{ payload: string }>(
    `SELECT convert_from(payload, 'UTF8') AS payload FROM live_log l JOIN devices d ON d.id = l.device_id
      WHERE d.tenant_id = $1 AND d.external_id = $2 AND seq >= $3::bigint * 1000 AND outcome = 'refused'`,
    [...tenant, sinceMs],
  )
  for (const { payload } of records.rows) add(`records ${payload}`)
  const commands = await database.query<{ payload: string }>(
    `SELECT payload::text FROM commands c JOIN devices d ON d.id = c.device_id
      WHERE d.tenant_id = $1 AND d.external_id = $2 AND queued_at >= at_micros($3::bigint * 1000)`,
    [place.tenantId, place.token, sinceMs],
  )
  for (const { payload } of commands.rows) add(`commands ${payload}`)
  return counts
}

/** Readings that say a time say one of these. */
function timesOf(seqs: readonly number[]): readonly [number, number] {
  const base = Date.UTC(2026, 0, 1)
  const [first, last] = seqs.reduce(([low, high], seq) => [Math.min(low, seq), Math.max(high, seq)], [
    Number.MAX_SAFE_INTEGER,
    0,
  ] as [number, number])
  return [base + first, base + last]
}
