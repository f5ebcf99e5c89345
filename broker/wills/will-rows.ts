/** Rows of wills, written at CONNECT, and deleted in the commit that publishes them or behind a DISCONNECT. */
import type { ClientBase, Pool } from 'pg'
import { propertiesFromJson, propertiesToJson } from '@/broker/durable/entry'
import { ownersOf } from '@/broker/durable/owners-of'
import type { Principal } from '@/lib/core/principal'
import type { ProtocolVersion, Qos } from '@/lib/dialects/dialect'
import type { Will } from './will'

export async function insertWills(client: ClientBase, wills: readonly Will[]): Promise<void> {
  if (wills.length === 0) return
  const owners = wills.map(({ owner }) => ownersOf(owner.principal))
  await client.query(
    `INSERT INTO mqtt_wills (id, key, principal, company_id, tenant_id, device_id, client_id, protocol_version, address,
                             listener, topic, root, payload, qos, is_retained, properties, delay_seconds)
     SELECT t.* FROM unnest($1::bigint[], $2::text[], $3::json[], $4::uuid[], $5::int[], $6::uuid[], $7::text[], $8::smallint[],
                            $9::text[], $10::text[], $11::text[], $12::text[], $13::bytea[], $14::smallint[], $15::bool[],
                            $16::json[], $17::int[]) AS t (id, key, principal, company_id, tenant_id, device_id)
      WHERE (t.company_id IS NULL OR EXISTS (SELECT FROM companies c WHERE c.id = t.company_id))
        AND (t.tenant_id IS NULL OR EXISTS (SELECT FROM tenants n WHERE n.id = t.tenant_id))
        AND (t.device_id IS NULL OR EXISTS (SELECT FROM devices d WHERE d.id = t.device_id))
     ON CONFLICT DO NOTHING`,
    [
      wills.map(({ id }) => id),
      wills.map(({ owner }) => owner.key),
      wills.map(({ owner }) => JSON.stringify(owner.principal)),
      owners.map(({ companyId }) => companyId),
      owners.map(({ tenantId }) => tenantId),
      owners.map(({ deviceId }) => deviceId),
      wills.map(({ owner }) => owner.clientId),
      wills.map(({ owner }) => owner.version),
      wills.map(({ owner }) => owner.facts.address),
      wills.map(({ owner }) => owner.facts.listener),
      wills.map(({ message }) => message.topic),
      wills.map(({ owner }) => owner.root),
      wills.map(({ message }) => message.payload),
      wills.map(({ message }) => message.qos),
      wills.map(({ message }) => message.isRetained),
      wills.map(({ message }) => propertiesToJson(message.properties)),
      wills.map(({ delaySeconds }) => delaySeconds),
    ],
  )
}

export interface WillDue {
  readonly id: number
  readonly dueAtMs: number
}

/** Their clients are gone, and they wait for their delay. */
export async function delayWills(client: ClientBase, due: readonly WillDue[]): Promise<void> {
  if (due.length === 0) return
  await client.query(
    `UPDATE mqtt_wills w SET due_at_ms = t.due_at_ms FROM unnest($1::bigint[], $2::bigint[]) AS t (id, due_at_ms)
      WHERE w.id = t.id`,
    [due.map(({ id }) => id), due.map(({ dueAtMs }) => dueAtMs)],
  )
}

export async function deleteWills(client: ClientBase, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await client.query('DELETE FROM mqtt_wills WHERE id = ANY($1::bigint[])', [ids])
}

/** What an earlier broker left: nobody is connected to this one yet, so the time of those that were begins. */
export async function loadWills(pool: Pool): Promise<readonly (Will & WillDue)[]> {
  await pool.query(
    'UPDATE mqtt_wills SET due_at_ms = $1::bigint + delay_seconds::bigint * 1000 WHERE due_at_ms IS NULL',
    [Date.now()],
  )
  const { rows } = await pool.query<WillRow>('SELECT * FROM mqtt_wills ORDER BY id')
  return rows.map((row) => ({
    id: Number(row.id),
    owner: {
      key: row.key,
      clientId: row.client_id,
      version: row.protocol_version,
      principal: row.principal,
      facts: { address: row.address, listener: row.listener },
      root: row.root,
    },
    message: {
      topic: row.topic,
      payload: row.payload,
      qos: row.qos,
      isRetained: row.is_retained,
      properties: propertiesFromJson(row.properties),
    },
    delaySeconds: row.delay_seconds,
    dueAtMs: Number(row.due_at_ms),
  }))
}

interface WillRow {
  readonly id: string
  readonly key: string
  readonly principal: Principal
  readonly client_id: string
  readonly protocol_version: ProtocolVersion
  readonly address: string
  readonly listener: string
  readonly topic: string
  readonly root: string
  readonly payload: Buffer
  readonly qos: Qos
  readonly is_retained: boolean
  readonly properties: unknown
  readonly delay_seconds: number
  readonly due_at_ms: string
}
