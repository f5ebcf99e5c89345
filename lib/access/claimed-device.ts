import type { Sql } from '@/lib/db/sql'
import type { ClaimedDevice } from './login-result'
import { isUuid } from './names'

/** The device whose UUID or Capture source id a client gave as its name: only to file a refusal under it. */
export async function claimedByName(
  sql: Sql,
  name: string,
): Promise<(ClaimedDevice & { readonly name: string }) | undefined> {
  if (!isUuid(name)) return undefined
  const { rows } = await sql.query<{ id: string; name: string; tenant_id: number; company_id: string }>(
    'SELECT id, name, tenant_id, company_id FROM devices WHERE id = $1::uuid',
    [name],
  )
  const row = rows[0]
  return row && { deviceId: row.id, name: row.name, tenantId: row.tenant_id, companyId: row.company_id }
}

export const claimedOf = (device: ClaimedDevice | undefined): ClaimedDevice | undefined =>
  device && { deviceId: device.deviceId, tenantId: device.tenantId, companyId: device.companyId }
