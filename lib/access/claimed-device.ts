import type { Sql } from '@/lib/db/sql'
import type { ClaimedDevice, ClaimedTenant, LoginClaim } from './login-result'
import { isUuid } from './names'

/** The device whose UUID or Capture source id a client gave as its name: only to file a refusal under it. */
export async function claimedByName(
  sql: Sql,
  name: string,
): Promise<(ClaimedDevice & { readonly name: string }) | undefined> {
  if (!isUuid(name)) return undefined
  const { rows } = await sql.query<DeviceRow & Record<string, unknown>>(
    'SELECT id, name, tenant_id, company_id, dialect FROM devices WHERE id = $1::uuid',
    [name],
  )
  const row = rows[0]
  return (
    row && {
      deviceId: row.id,
      name: row.name,
      tenantId: row.tenant_id,
      companyId: row.company_id,
      dialect: row.dialect,
    }
  )
}

/** The device whose UUID the client id is, as most auth configs have it. */
export const claimedByClientId = async (
  sql: Sql,
  { clientId }: Pick<LoginClaim, 'clientId'>,
): ReturnType<typeof claimedByName> => (clientId === undefined ? undefined : claimedByName(sql, clientId))

interface DeviceRow {
  readonly id: string
  readonly name: string
  readonly tenant_id: number
  readonly company_id: string
  readonly dialect: string
}

/** `credentialKind`: of the credential whose name was sent. */
export const claimedOf = (
  { deviceId, tenantId, companyId, dialect }: ClaimedDevice,
  credentialKind?: string,
): ClaimedDevice => ({
  deviceId,
  tenantId,
  companyId,
  dialect,
  ...(credentialKind === undefined ? {} : { credentialKind }),
})

export const claimedTenantOf = (
  { tenantId, companyId, companyName }: Omit<ClaimedTenant, 'credentialKind'>,
  credentialKind: string,
): ClaimedTenant => ({ tenantId, companyId, companyName, credentialKind })
