import type { Tenant } from '@/lib/contract/tenants'
import { listAudit } from '@/lib/services/audit/list-audit'
import { getTenantUsage } from '@/lib/services/tenants/get-tenant-usage'
import { listDeviceTokens } from '@/lib/services/tenants/list-device-tokens'
import { listUsers } from '@/lib/services/users/list-users'
import { act } from '@/lib/session/act'

const USERS_SHOWN = 10
const RECENT = 8

/** What the tenant's page tells beside the tenant itself, as far as the reader may know it; each may fail alone. */
export async function aboutTenant(
  { id, companyId }: Tenant,
  { mayRead, mayAdmin }: { readonly mayRead: boolean; readonly mayAdmin: boolean },
) {
  const [usage, tokens, users, audit] = await Promise.all([
    mayRead ? act(getTenantUsage, { id }) : undefined,
    mayRead ? act(listDeviceTokens, { id }) : undefined,
    mayAdmin ? act(listUsers, { companyId, tenantId: id, limit: USERS_SHOWN }) : undefined,
    mayAdmin ? act(listAudit, { tenantId: id, limit: RECENT }) : undefined,
  ])
  return { usage, tokens, users, audit }
}
