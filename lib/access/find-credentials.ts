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
}

export interface FoundDevice {
  readonly deviceId: string
  readonly name: string
  readonly dialect: string
  readonly status: string
  readonly tenantId: number
  readonly tenantStatus: string
  readonly companyId: string
  readonly companyStatus: string
}

const COLUMNS = {
  name: "c.name = $1 AND c.kind <> 'access-token'",
  accessToken: "c.secret_hash = $1 AND c.kind = 'access-token'",
  apiToken: 'c.secret_hash = $1 AND c.api_token_id IS NOT NULL',
  id: 'c.id = $1::uuid',
} as const

/** By its public name, by the hash of a secret that came alone, or by its own id. */
export async function findCredentials(
  sql: Sql,
  by: keyof typeof COLUMNS,
  value: string,
): Promise<readonly FoundCredential[]> {
  // PostgreSQL has no U+0000 in a text; nothing that we issue has one either.
  if (value.includes('\u0000') || value.length > 256) return []
  const { rows } = await sql.query<CredentialRow & Record<string, unknown>>(
    `SELECT c.id, c.kind, c.name, c.secret_hash, c.expires_at, c.user_id, c.api_token_id,
            d.id AS device_id, d.name AS device_name, d.dialect, d.status AS device_status,
            t.id AS tenant_id, t.status AS tenant_status, o.id AS company_id, o.status AS company_status
       FROM credentials c
       LEFT JOIN devices d ON d.id = c.device_id
       LEFT JOIN tenants t ON t.id = d.tenant_id
       LEFT JOIN companies o ON o.id = d.company_id
      WHERE ${COLUMNS[by]}
      ORDER BY c.created_at, c.id LIMIT 100`,
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
  readonly tenant_id: number
  readonly tenant_status: string
  readonly company_id: string
  readonly company_status: string
}

const credentialOf = (row: CredentialRow): FoundCredential => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  secretHash: row.secret_hash,
  expiresAtMs: row.expires_at?.getTime(),
  userId: row.user_id,
  apiTokenId: row.api_token_id,
  device:
    row.device_id === null
      ? undefined
      : {
          deviceId: row.device_id,
          name: row.device_name,
          dialect: row.dialect,
          status: row.device_status,
          tenantId: row.tenant_id,
          tenantStatus: row.tenant_status,
          companyId: row.company_id,
          companyStatus: row.company_status,
        },
})
