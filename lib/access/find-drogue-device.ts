import type { Sql } from '@/lib/db/sql'
import type { DrogueName } from './drogue-name'
import type { ClaimedDevice } from './login-result'

export interface NamedDevice extends ClaimedDevice {
  readonly name: string
  readonly externalId: string
  readonly dialect: string
}

/** The device of that name in that application, of whatever dialect. */
export async function findDrogueDevice(
  sql: Sql,
  { device, application }: DrogueName,
): Promise<NamedDevice | 'no-application' | 'no-device'> {
  if (device.includes('\u0000') || application.includes('\u0000')) return 'no-device'
  const { rows } = await sql.query<{
    tenant_id: number
    company_id: string
    id: string | null
    name: string
    external_id: string
    dialect: string
  }>(
    `SELECT t.id AS tenant_id, t.company_id, d.id, d.name, d.external_id, d.dialect
       FROM tenants t LEFT JOIN devices d ON d.tenant_id = t.id AND d.external_id = $2
      WHERE t.application = $1`,
    [application, device],
  )
  const row = rows[0]
  if (!row) return 'no-application'
  if (row.id === null) return 'no-device'
  return {
    deviceId: row.id,
    name: row.name,
    externalId: row.external_id,
    dialect: row.dialect,
    tenantId: row.tenant_id,
    companyId: row.company_id,
  }
}
