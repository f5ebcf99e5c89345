/** One batch of changes in one transaction. Each statement may be repeated: a batch whose commit went unheard is tried again. */
import type { ClientBase } from 'pg'
import { delayWills, deleteWills, insertWills } from '@/broker/wills/will-rows'
import type { Changes } from './changes'
import type { DurableSession } from './durable-session'
import { ownersOf } from './owners-of'
import { insertEntries, type Queued } from './write-entries'

export async function writeChanges(client: ClientBase, changes: Changes): Promise<void> {
  await client.query('BEGIN')
  // One that ended meanwhile may have left its key to another of this batch.
  await open(
    client,
    [...changes.opened].filter(({ isEnded }) => !isEnded),
  )
  await writeFilters(client, changes)
  await insertEntries(
    client,
    changes.queued.filter(({ entry }) => !entry.isCleared),
  )
  await giveIds(client, changes.idsGiven)
  await release(client, changes.released)
  await clear(client, changes.done)
  await forgetReceived(client, changes.receivedDone)
  await leave(client, [...changes.left])
  await end(client, changes.ended)
  await insertWills(client, changes.wills)
  await delayWills(client, changes.willsDelayed)
  await deleteWills(client, changes.willsDone)
  await client.query('COMMIT')
}

async function open(client: ClientBase, sessions: readonly DurableSession[]): Promise<void> {
  if (sessions.length === 0) return
  const ofs = sessions.map(({ facts }) => ownersOf(facts.principal))
  // A session that began anew may come before the end of the one that had its key.
  await client.query('DELETE FROM mqtt_sessions WHERE key = ANY($1) AND id <> ALL($2::bigint[])', [
    sessions.map(({ key }) => key),
    sessions.map(({ id }) => id),
  ])
  await client.query(
    `INSERT INTO mqtt_sessions (id, key, principal, client_id, expiry_seconds, company_id, tenant_id, device_id)
     SELECT t.* FROM unnest($1::bigint[], $2::text[], $3::json[], $4::text[], $5::int[], $6::uuid[], $7::int[], $8::uuid[])
                  AS t (id, key, principal, client_id, expiry_seconds, company_id, tenant_id, device_id)
      WHERE (t.company_id IS NULL OR EXISTS (SELECT FROM companies c WHERE c.id = t.company_id))
        AND (t.tenant_id IS NULL OR EXISTS (SELECT FROM tenants n WHERE n.id = t.tenant_id))
        AND (t.device_id IS NULL OR EXISTS (SELECT FROM devices d WHERE d.id = t.device_id))
     ON CONFLICT (id) DO UPDATE SET principal = excluded.principal, expiry_seconds = excluded.expiry_seconds, expires_at = NULL`,
    [
      sessions.map(({ id }) => id),
      sessions.map(({ key }) => key),
      sessions.map(({ facts }) => JSON.stringify(facts.principal)),
      sessions.map(({ facts }) => facts.clientId),
      sessions.map(({ facts }) => facts.expirySeconds),
      ofs.map(({ companyId }) => companyId),
      ofs.map(({ tenantId }) => tenantId),
      ofs.map(({ deviceId }) => deviceId),
    ],
  )
}

async function writeFilters(client: ClientBase, { filters }: Changes): Promise<void> {
  const changed = [...filters.values()]
  const gone = changed.filter(({ options }) => options === undefined)
  if (gone.length > 0)
    await client.query(
      `DELETE FROM mqtt_subscriptions f USING unnest($1::bigint[], $2::text[]) AS t (session_id, filter)
        WHERE f.session_id = t.session_id AND f.filter = t.filter`,
      [gone.map(({ session }) => session.id), gone.map(({ filter }) => filter)],
    )
  const held = changed.filter(({ options }) => options !== undefined)
  if (held.length > 0)
    await client.query(
      `INSERT INTO mqtt_subscriptions (session_id, filter, options)
       SELECT t.* FROM unnest($1::bigint[], $2::text[], $3::json[]) AS t (session_id, filter, options)
         JOIN mqtt_sessions s ON s.id = t.session_id
       ON CONFLICT (session_id, filter) DO UPDATE SET options = excluded.options`,
      [
        held.map(({ session }) => session.id),
        held.map(({ filter }) => filter),
        held.map(({ options }) => JSON.stringify(options)),
      ],
    )
}

async function giveIds(client: ClientBase, given: readonly Queued[]): Promise<void> {
  if (given.length === 0) return
  await client.query(
    `UPDATE mqtt_queue q SET packet_id = t.packet_id
       FROM unnest($1::bigint[], $2::bigint[], $3::int[]) AS t (session_id, id, packet_id)
      WHERE q.session_id = t.session_id AND q.id = t.id`,
    [...keysOf(given), given.map(({ entry }) => entry.packetId ?? null)],
  )
}

async function release(client: ClientBase, released: readonly Queued[]): Promise<void> {
  if (released.length === 0) return
  await client.query(
    `UPDATE mqtt_queue q SET is_released = true, payload = '', properties = NULL
       FROM unnest($1::bigint[], $2::bigint[]) AS t (session_id, id)
      WHERE q.session_id = t.session_id AND q.id = t.id`,
    keysOf(released),
  )
}

async function clear(client: ClientBase, done: readonly Queued[]): Promise<void> {
  if (done.length === 0) return
  await client.query(
    `DELETE FROM mqtt_queue q USING unnest($1::bigint[], $2::bigint[]) AS t (session_id, id)
      WHERE q.session_id = t.session_id AND q.id = t.id`,
    keysOf(done),
  )
}

async function forgetReceived(client: ClientBase, done: Changes['receivedDone']): Promise<void> {
  if (done.length === 0) return
  await client.query(
    `DELETE FROM mqtt_received r USING unnest($1::bigint[], $2::int[]) AS t (session_id, packet_id)
      WHERE r.session_id = t.session_id AND r.packet_id = t.packet_id`,
    [done.map(({ session }) => session.id), done.map(({ packetId }) => packetId)],
  )
}

async function leave(client: ClientBase, left: readonly DurableSession[]): Promise<void> {
  if (left.length === 0) return
  await client.query(
    `UPDATE mqtt_sessions s SET expires_at = to_timestamp(t.expires_at_ms / 1000.0), expiry_seconds = t.expiry_seconds
       FROM unnest($1::bigint[], $2::bigint[], $3::int[]) AS t (id, expires_at_ms, expiry_seconds) WHERE s.id = t.id`,
    [
      left.map(({ id }) => id),
      left.map(({ expiresAtMs }) => Math.min(expiresAtMs, LATEST_MS)),
      left.map(({ facts }) => facts.expirySeconds),
    ],
  )
}

async function end(client: ClientBase, ended: readonly DurableSession[]): Promise<void> {
  if (ended.length === 0) return
  const ids = [ended.map(({ id }) => id)]
  await client.query('DELETE FROM mqtt_sessions WHERE id = ANY($1::bigint[])', ids)
  await client.query('DELETE FROM mqtt_queue WHERE session_id = ANY($1::bigint[])', ids)
  await client.query('DELETE FROM mqtt_received WHERE session_id = ANY($1::bigint[])', ids)
}

const keysOf = (rows: readonly Queued[]): [number[], number[]] => [
  rows.map(({ session }) => session.id),
  rows.map(({ entry }) => entry.id),
]

const LATEST_MS = Date.UTC(2200, 0, 1)
