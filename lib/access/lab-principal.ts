import type { TenantPrincipal } from '@/lib/core/principal'
import type { Rejection } from '@/lib/core/rejection'
import { tenantLimits } from '@/lib/core/tenant-limits'
import type { AccessDeps } from './access-deps'
import { credentialRevoked } from './refusals'
import { tenantRefusal } from './tenant-refusal'

/** What the lab listener lets its clients be. */
export interface Lab {
  readonly tenantId: number
  /** The device that readings are stored under; absent where nothing is stored. */
  readonly deviceId?: string
  /** Filters that are refused. */
  readonly denied: readonly string[]
}

/** A client without credentials on the lab listener, while the lab's tenant and company are active. */
export async function labPrincipal(
  deps: Pick<AccessDeps, 'pool'>,
  lab: Lab,
): Promise<TenantPrincipal | Rejection> {
  const { rows } = await deps.pool.query<{
    status: string
    company_id: string
    company_name: string
    company_status: string
    limits: unknown
  }>(
    `SELECT t.status, o.id AS company_id, o.name AS company_name, o.status AS company_status, t.limits
       FROM tenants t JOIN companies o ON o.id = t.company_id WHERE t.id = $1`,
    [lab.tenantId],
  )
  const row = rows[0]
  if (!row) return credentialRevoked('tenant of the lab listener')
  const tenant = {
    tenantId: lab.tenantId,
    tenantStatus: row.status,
    companyId: row.company_id,
    companyName: row.company_name,
    companyStatus: row.company_status,
    limits: tenantLimits(row.limits),
  }
  return (
    tenantRefusal(tenant) ?? {
      kind: 'lab',
      key: `lab:${lab.tenantId}`,
      name: 'lab',
      credentialId: 'lab',
      credentialKind: 'none',
      rule: 'lab listener',
      dialect: 'plain',
      tenantId: lab.tenantId,
      companyId: row.company_id,
      companyName: row.company_name,
      limits: tenant.limits,
      denied: lab.denied,
      ...(lab.deviceId === undefined ? {} : { deviceId: lab.deviceId }),
    }
  )
}
