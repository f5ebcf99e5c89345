import { type TenantLimits, tenantLimits } from '@/lib/core/tenant-limits'
import type { Sql } from '@/lib/db/sql'

/** One credential with whatever decides about its device, in one row. */
export interface FoundCredential {
  readonly id: string
  readonly kind: string
  readonly name: string | null
  readonly secretHash: string
  readonly expiresAtMs: number | undefined
  readonly userId: string | null
  readonly apiTokenId: string | null
  readonly device: FoundDevice | undefined
  /** The tenant whose own it is (a ThingScale account), or whose namespace a user's plain credential is of. */
  readonly tenant: FoundTenant | undefined
}

export interface FoundDevice extends FoundTenant {
  readonly deviceId: string
  readonly name: string
  readonly dialect: string
  readonly status: string
}

export interface FoundTenant {
  readonly tenantId: number
  readonly tenantStatus: string
  readonly companyId: string
  readonly companyName: string
  readonly companyStatus: string
  readonly limits: TenantLimits
}

const CONDITIONS = {
  name: "c.name = $1 AND c.kind <> 'access-token'",
  accessToken: "c.secret_hash = $1 AND c.kind = 'access-token'",
  apiToken: 'c.secret_hash = $1 AND c.api_token_id IS NOT NULL',
  id: 'c.id = $1::uuid',
  devicePassword: "c.device_id = $1::uuid AND c.kind = 'password'",
} as const

/** By its public name, by the hash of a secret that came alone, by its own id, or by its device. */
export async function findCredentials(
  sql: Sql,
  by: keyof typeof CONDITIONS,
  value: string,
): Promise<readonly FoundCredential[]> {
  // PostgreSQL has no U+0000 in a text; nothing that we issue has one either.
  if (value.includes('\u0000') || value.length > 256) return []
  return select(sql, `${CONDITIONS[by]} ORDER BY c.created_at, c.id LIMIT 100`, value)
}

/** Several by their own ids, in one query. */
export async function findCredentialsById(
  sql: Sql,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FoundCredential>> {
  const found = ids.length === 0 ? [] : await select(sql, 'c.id = ANY ($1::uuid[])', ids)
  return new Map(found.map((credential) => [credential.id, credential]))
}

async function select(
  sql: Sql,
  condition: string,
  value: string | readonly string[],
): Promise<readonly FoundCredential[]> {
  const { rows } = await sql.query<CredentialRow & Record<string, unknown>>(
    `SELECT c.id, c.kind, c.name, c.secret_hash, c.expires_at, c.user_id, c.api_token_id,
            d.id AS device_id, d.name AS device_name, d.dialect, d.status AS device_status,
            t.id AS tenant_id, t.status AS tenant_status, o.id AS company_id, o.name AS company_name,
            o.status AS company_status, t.limits
       FROM credentials c
       LEFT JOIN devices d ON d.id = c.device_id
       LEFT JOIN tenants t ON t.id = coalesce(d.tenant_id, c.tenant_id)
       LEFT JOIN companies o ON o.id = t.company_id
      WHERE ${condition}`,
    [value],
  )
  return rows.map(credentialOf)
}

interface CredentialRow {
  readonly id: string
  readonly kind: string
  readonly name: string | null
  readonly secret_hash: string
  readonly expires_at: Date | null
  readonly user_id: string | null
  readonly api_token_id: string | null
  readonly device_id: string | null
  readonly device_name: string
  readonly dialect: string
  readonly device_status: string
  readonly tenant_id: number | null
  readonly tenant_status: string
  readonly company_id: string
  readonly company_name: string
  readonly company_status: string
  readonly limits: unknown
}

function credentialOf(row: CredentialRow): FoundCredential {
  const tenant = row.tenant_id === null ? undefined : tenantOf(row, row.tenant_id)
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    secretHash: row.secret_hash,
    expiresAtMs: row.expires_at?.getTime(),
    userId: row.user_id,
    apiTokenId: row.api_token_id,
    device:
      row.device_id === null || !tenant
        ? undefined
        : {
            ...tenant,
            deviceId: row.device_id,
            name: row.device_name,
            dialect: row.dialect,
            status: row.device_status,
          },
    tenant,
  }
}

const tenantOf = (row: CredentialRow, tenantId: number): FoundTenant => ({
  tenantId,
  tenantStatus: row.tenant_status,
  companyId: row.company_id,
  companyName: row.company_name,
  companyStatus: row.company_status,
  limits: tenantLimits(row.limits),
})
