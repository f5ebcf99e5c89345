/** The lab listener's tenant: where clients without credentials are plain clients, for test suites and first steps. */
import { randomUUID } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import type { Lab } from '@/lib/access/lab-principal'
import { makeThingscaleId } from '@/lib/access/names'
import { ConfigError, type LabConfig } from '@/lib/config/config'
import type { Actor } from '@/lib/core/actor'
import { defaultSettings } from '@/lib/core/registry'
import { record } from '@/lib/services/record'

export const LAB_LISTENER = 'lab'

const COMPANY = 'Signalbox lab'
const TENANT = 'lab'

interface Place {
  readonly tenantId: number
  readonly companyId: string
}

const actor: Actor = { kind: 'system', id: 'broker', name: 'broker', isPlatformAdmin: true, reaches: [] }
const broker = { actor, requestId: null, address: null }

/** Finds the tenant, or makes one where none is named; throws ConfigError where it cannot be meant. */
export async function ensureLab(pool: Pool, config: LabConfig): Promise<Lab> {
  const client = await pool.connect()
  let isBroken = true
  try {
    await client.query('BEGIN')
    const place =
      config.tenant === undefined ? await ownTenant(client) : await tenantOf(client, config.tenant)
    const deviceId = config.isStored ? await labDevice(client, place) : undefined
    await client.query('COMMIT')
    isBroken = false
    const lab = { tenantId: place.tenantId, denied: config.denied }
    return deviceId === undefined ? lab : { ...lab, deviceId }
  } finally {
    client.release(isBroken)
  }
}

async function tenantOf(client: PoolClient, named: string): Promise<Place> {
  const place = await findTenant(client, named)
  if (!place) throw new ConfigError(`MQTT_LAB_TENANT is "${named}": no tenant has that id or application.`)
  return place
}

async function findTenant(
  client: PoolClient,
  named: string,
): Promise<(Place & { company: string }) | undefined> {
  const { rows } = await client.query<{ id: number; company_id: string; company: string }>(
    `SELECT t.id, t.company_id, o.name AS company FROM tenants t JOIN companies o ON o.id = t.company_id
      WHERE t.id::text = $1 OR t.application = $1`,
    [named],
  )
  const [row] = rows
  return row && { tenantId: row.id, companyId: row.company_id, company: row.company }
}

async function ownTenant(client: PoolClient): Promise<Place> {
  const found = await findTenant(client, TENANT)
  if (found?.company === COMPANY) return found
  if (found)
    throw new ConfigError(
      `The application "${TENANT}" is a tenant of ${found.company}: say with MQTT_LAB_TENANT whose namespace the lab listener opens.`,
    )
  const company = await client.query<{ id: string }>(
    `INSERT INTO companies (id, name) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id`,
    [randomUUID(), COMPANY],
  )
  const companyId = company.rows[0]?.id ?? ''
  const tenant = await client.query<{ id: number }>(
    `INSERT INTO tenants (uuid, company_id, name, application, thingscale_id, settings)
     VALUES ($1, $2, $3, $3, $4, $5) RETURNING id`,
    [randomUUID(), companyId, TENANT, makeThingscaleId(), JSON.stringify(defaultSettings)],
  )
  const tenantId = tenant.rows[0]?.id ?? 0
  await record(broker, client, {
    verb: 'tenant.create',
    subject: { kind: 'tenant', id: tenantId, name: TENANT },
    companyId,
    tenantId,
    changes: { name: TENANT, application: TENANT },
    notice: { subject: 'tenant', id: String(tenantId), companyId, tenantId },
  })
  return { tenantId, companyId }
}

/** The device that what is stored is filed under. */
async function labDevice(client: PoolClient, { tenantId, companyId }: Place): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO devices (id, company_id, tenant_id, name, external_id, dialect) VALUES ($1, $2, $3, 'Lab', 'lab', 'plain')
     ON CONFLICT (tenant_id, external_id) DO UPDATE SET external_id = excluded.external_id RETURNING id`,
    [randomUUID(), companyId, tenantId],
  )
  return rows[0]?.id ?? ''
}
