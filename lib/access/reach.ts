/** Rows of users and API tokens as actors; a suspended company gives no reach. */
import type { Actor, Reach } from '@/lib/core/actor'
import { type Permission, permissions, permissionsOfRole, roles } from '@/lib/core/roles'
import type { Sql } from '@/lib/db/sql'

export interface LoadedUser {
  readonly actor: Actor
  readonly status: 'active' | 'suspended'
  readonly epoch: number
  /** The user has memberships, and each is of a suspended company. */
  readonly isShutOut: boolean
}

interface MembershipRow {
  readonly username: string
  readonly is_platform_admin: boolean
  readonly status: string
  readonly epoch: number
  readonly company_id: string | null
  readonly company_name: string | null
  readonly company_status: string | null
  readonly role: string | null
  readonly all_tenants: boolean | null
  readonly tenant_ids: number[]
}

export async function loadUser(sql: Sql, userId: string): Promise<LoadedUser | undefined> {
  const { rows } = await sql.query<MembershipRow & Record<string, unknown>>(
    `SELECT u.username, u.is_platform_admin, u.status, u.epoch, m.company_id, c.name AS company_name,
            c.status AS company_status, m.role, m.all_tenants,
            ARRAY(SELECT tenant_id FROM membership_tenants WHERE membership_id = m.id ORDER BY tenant_id) AS tenant_ids
       FROM users u
       LEFT JOIN memberships m ON m.user_id = u.id
       LEFT JOIN companies c ON c.id = m.company_id
      WHERE u.id = $1::uuid
      ORDER BY c.name`,
    [userId],
  )
  const first = rows[0]
  if (!first) return undefined
  const reaches = rows.flatMap(reachOf)
  const isMember = rows.some((row) => row.company_id !== null)
  return {
    actor: {
      kind: 'user',
      id: userId,
      name: first.username,
      isPlatformAdmin: first.is_platform_admin,
      reaches,
    },
    status: first.status === 'active' ? 'active' : 'suspended',
    epoch: first.epoch,
    isShutOut: isMember && reaches.length === 0 && !first.is_platform_admin,
  }
}

function reachOf(row: MembershipRow): Reach[] {
  const role = roles.find((one) => one === row.role)
  if (row.company_id === null || row.company_name === null || row.company_status !== 'active' || !role)
    return []
  return [
    {
      companyId: row.company_id,
      companyName: row.company_name,
      tenantIds: row.all_tenants ? 'all' : row.tenant_ids,
      permissions: permissionsOfRole[role],
    },
  ]
}

export interface LoadedApiToken {
  readonly actor: Actor
  readonly companyStatus: string
  readonly expiresAtMs: number | undefined
}

interface TokenRow {
  readonly name: string
  readonly scopes: string[]
  readonly expires_at: Date | null
  readonly company_id: string
  readonly company_name: string
  readonly company_status: string
}

export async function loadApiToken(sql: Sql, tokenId: string): Promise<LoadedApiToken | undefined> {
  const { rows } = await sql.query<TokenRow & Record<string, unknown>>(
    `SELECT a.name, a.scopes, a.expires_at, c.id AS company_id, c.name AS company_name, c.status AS company_status
       FROM api_tokens a JOIN companies c ON c.id = a.company_id WHERE a.id = $1::uuid`,
    [tokenId],
  )
  const row = rows[0]
  if (!row) return undefined
  const reach: Reach = {
    companyId: row.company_id,
    companyName: row.company_name,
    tenantIds: 'all',
    permissions: permissions.filter((permission: Permission) => row.scopes.includes(permission)),
  }
  return {
    actor: {
      kind: 'api-token',
      id: tokenId,
      name: row.name,
      isPlatformAdmin: false,
      reaches: row.company_status === 'active' ? [reach] : [],
    },
    companyStatus: row.company_status,
    expiresAtMs: row.expires_at?.getTime(),
  }
}
