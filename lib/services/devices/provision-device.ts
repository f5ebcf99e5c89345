/** A device that registers itself: ThingScale's auto-provisioning. */
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/core/actor'
import type { DialectId } from '@/lib/core/dialect-id'
import { tenantLimits } from '@/lib/core/tenant-limits'
import type { Sql } from '@/lib/db/sql'
import { record } from '../record'

export interface NewDevice {
  readonly tenantId: number
  readonly companyId: string
  readonly dialect: DialectId
  /** Its id in topics, and its name until somebody gives it another. */
  readonly externalId: string
  /** The account that published for it. */
  readonly by: string
}

/** `exists`: another connection was first; `full`: its tenant has as many as it may. In the caller's transaction, with audit and notice. */
export async function provisionDevice(sql: Sql, given: NewDevice): Promise<'created' | 'exists' | 'full'> {
  const { tenantId, companyId, dialect, externalId, by } = given
  const id = randomUUID()
  // One registration of a tenant at a time, so that the cap holds.
  const tenants = await sql.query<{ limits: unknown }>(
    'SELECT limits FROM tenants WHERE id = $1 FOR NO KEY UPDATE',
    [tenantId],
  )
  const { rows } = await sql.query<{ count: number; exists: boolean }>(
    `SELECT count(*)::int AS count, coalesce(bool_or(external_id = $3), false) AS exists
       FROM devices WHERE tenant_id = $1 AND (dialect = $2 OR external_id = $3)`,
    [tenantId, dialect, externalId],
  )
  if (rows[0]?.exists) return 'exists'
  if ((rows[0]?.count ?? 0) >= tenantLimits(tenants.rows[0]?.limits).provisionedDevices) return 'full'
  await sql.query(
    `INSERT INTO devices (id, company_id, tenant_id, name, external_id, dialect, is_new)
     VALUES ($1, $2, $3, $4, $4, $5, true)`,
    [id, companyId, tenantId, externalId, dialect],
  )
  const actor: Actor = { kind: 'system', id: by, name: by, isPlatformAdmin: false, reaches: [] }
  await record({ actor, requestId: null, address: null }, sql, {
    verb: 'device.provision',
    subject: { kind: 'device', id, name: externalId },
    companyId,
    tenantId,
    changes: { name: externalId, dialect, externalId },
    notice: { subject: 'device', id, companyId, tenantId, deviceId: id },
  })
  return 'created'
}
